import { existsSync } from 'node:fs';

/** What {@link toStartError} knows of a program beside its name. */
export interface StartProps {
  /** Folder in which it was to run. @default one that is there */
  readonly cwd?: string | undefined;
  /** What to do where no program of this name is on the path. @default `npm run validate` says it */
  readonly howToGet?: string | undefined;
}

/**
 * Why a program could not be started, in words: Node says `spawn git ENOENT`.
 *
 * @param program a name that is looked for on the path, or a path
 * @param error what `spawn` and its like have failed with
 * @returns nothing where the error is another one: the program has started
 */
export function whyNotStarted(program: string, error: unknown, cwd?: string): string | undefined {
  const { code, syscall = '' } = error as NodeJS.ErrnoException;
  if (!syscall.startsWith('spawn')) return undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      if (cwd !== undefined && !existsSync(cwd)) return `there is no folder ${cwd}, in which ${program} was to run`;
      return isPath(program) ? `there is no program ${program}, or not the one that its first line names` : `${program} is not on the path`;
    case 'EACCES':
    case 'EPERM':
      return `${program} may not be run: it lacks the right to (chmod +x), or is a folder`;
    case 'ENOEXEC':
      return `${program} is no program that this machine can run`;
    case undefined:
    default:
      return undefined;
  }
}

/** An Error for who has typed a command: why a program could not be started, and what to do. Any other error stays as it is. */
export function toStartError(
  program: string,
  error: unknown,
  { cwd, howToGet = 'npm run validate says how to get it' }: StartProps = {},
): Error {
  const why = whyNotStarted(program, error, cwd);
  if (why === undefined) return error as Error;
  return new Error(why.endsWith('on the path') ? `${why}; ${howToGet}` : why);
}

const isPath = (program: string) => /[/\\]/.test(program);
