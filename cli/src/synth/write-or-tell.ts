import { formatPath } from '../text/format-path';

/** What a file system answers where nobody may write, or something else is in the way. */
const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there; let it, and run this again',
  EPERM: 'this user may not write there; let it, and run this again',
  EROFS: 'it is read-only; run this where it can be written',
  ENOSPC: 'the disk is full; make room, and run this again',
  ENOTDIR: 'a file is where its folder belongs; move that away, and run this again',
  EEXIST: 'a file is where its folder belongs; move that away, and run this again',
  EISDIR: 'a folder is in its place; move that away, and run this again',
};

/**
 * What writes files, with an error that says what to do.
 *
 * @throws Error that names the path
 */
export function writeOrTell<Result>(write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw describe(error as NodeJS.ErrnoException);
  }
}

function describe(error: NodeJS.ErrnoException): Error {
  const { code = '', path } = error;
  const remedy = REMEDIES[code];
  return path === undefined || remedy === undefined ? error : new Error(`${formatPath(path)} cannot be written: ${remedy}`);
}
