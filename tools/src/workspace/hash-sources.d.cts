/**
 * @param dependencies of each project, packages included
 * @param files of each project, with the hash of their content
 * @param shared texts that every verdict depends on
 * @returns a hash for each project
 */
declare function hashSources(
  dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>,
  files: Readonly<Record<string, readonly { readonly file: string; readonly hash: string }[]>>,
  shared: readonly string[],
): Readonly<Record<string, string>>;
export = hashSources;
