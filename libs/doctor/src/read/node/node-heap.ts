/** Node's young objects live in three semi-spaces beside the old ones. */
const SEMI_SPACES = 3;

/**
 * MiB that a heap may grow to by Node's options, the young generation included where they say it. The last of an option counts. Nothing
 * where they do not bound it.
 *
 * @see https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib
 */
export function findHeapMiB(options: string): number | undefined {
  const old = findOption(options, 'max-old-space-size');
  return old === undefined ? undefined : old + SEMI_SPACES * (findOption(options, 'max-semi-space-size') ?? 0);
}

/** V8 takes hyphens and underscores alike. */
function findOption(options: string, name: string): number | undefined {
  const pattern = new RegExp(`(?:^|\\s)--${name.replaceAll('-', '[-_]')}=(\\d+)(?=\\s|$)`, 'g');
  const [, text] = [...options.matchAll(pattern)].at(-1) ?? [];
  return text === undefined ? undefined : Number(text);
}
