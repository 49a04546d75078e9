const open = new Set<() => Promise<unknown>>();

/**
 * Makes a function that closes something once, and that runs after the tests of a file if none of them has got that far: what a failed
 * test leaves open would keep the process from ending.
 */
export function closeAfterTests<T>(close: () => Promise<T>): () => Promise<T> {
  let closed: Promise<T> | undefined;
  const closeOnce = () => {
    open.delete(closeOnce);
    return (closed ??= close());
  };
  open.add(closeOnce);
  return closeOnce;
}

afterAll(() => Promise.all([...open].map((close) => close())));
