import { findUnknownProps } from 'fairlead/contract';

type Fields = Readonly<Record<string, unknown>>;

/** Values that are passed on, so that what is read of each object is known. */
class Watch {
  private readonly read = new Map<unknown, Set<string>>();

  /** The same value; every key that is read of it, or of what is in it, is noted. */
  of(value: unknown): unknown {
    if (!isFields(value)) return value;
    const keys = new Set<string>();
    this.read.set(value, keys);
    const get = (_: object, key: string | symbol) => {
      if (typeof key === 'string') keys.add(key);
      return this.of(Reflect.get(value, key));
    };
    // A copy, since of a frozen object only its own values may be given away.
    return new Proxy(Array.isArray(value) ? [...(value as unknown[])] : { ...value }, { get });
  }

  keysOf(value: unknown): readonly string[] | undefined {
    const keys = this.read.get(value);
    return keys && [...keys];
  }
}

/**
 * One line for each field that a generated class of cdk8s-plus never reads and so would leave out without a word: misspelt, or newer than
 * Kubernetes 1.28.
 *
 * @param path of the value in the props: `pod.sidecars`
 * @param write renders the value
 */
export function findUnreadFields<Value>(path: string, given: Value, write: (value: Value) => unknown): string[] {
  const watch = new Watch();
  write(watch.of(given) as Value);
  return findUnread(watch, path, given);
}

function findUnread(watch: Watch, path: string, value: unknown): string[] {
  const read = watch.keysOf(value);
  if (!read || !isFields(value)) return [];
  const children = Object.entries(value);
  if (Array.isArray(value)) return children.flatMap(([index, child]) => findUnread(watch, `${path}[${index}]`, child));
  const known = Object.fromEntries(read.map((key) => [key, 'optional'] as const));
  return [
    ...findUnknownProps({ subject: 'a pod', given: value, path: `${path}.` }, known).map(
      (fault) => `${fault}; a field newer than Kubernetes 1.28 goes in by patch('Deployment', …)`,
    ),
    ...children.flatMap(([key, child]) => findUnread(watch, `${path}.${key}`, child)),
  ];
}

/** Values of classes, such as quantities, are theirs to read. */
function isFields(value: unknown): value is Fields {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);
}
