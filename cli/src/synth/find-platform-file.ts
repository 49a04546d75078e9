import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { formatPath } from '../text/format-path';

/** The file of a platform where only its folder is named. */
export const PLATFORM_FILE = 'platform.ts';

/**
 * The file that exports a platform.
 *
 * @param given a file, or the folder of `platform.ts`
 * @returns an absolute path
 * @throws Error where it is not there
 */
export function findPlatformFile(given = '.'): string {
  const path = resolve(given);
  if (!existsSync(path)) throw new Error(`there is no ${given}; give the file of a platform, or its folder`);
  const file = statSync(path).isDirectory() ? join(path, PLATFORM_FILE) : path;
  if (existsSync(file)) return file;
  const folder = formatPath(path);
  const init = `npx fairlead init${folder === '' ? '' : ` ${folder}`}`;
  throw new Error(
    `there is no ${PLATFORM_FILE} in ${folder === '' ? basename(path) : folder}; ${init} writes one, or give the file of your platform`,
  );
}
