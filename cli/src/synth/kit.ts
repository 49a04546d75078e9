import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type * as charts from 'fairlead';
import type * as synth from 'fairlead/synth';
import { findUp } from '../read/find-up';
import { formatPath } from '../text/format-path';

/** The copy of the package that a platform is made with: its objects are of these classes. */
export interface Kit extends Pick<typeof charts, 'InvalidPlatform' | 'Platform'>, Readonly<typeof synth> {}

/** What Node says of a package that is not there. */
const MISSING = /^Cannot find (?:module|package) '((?:@[^/']+\/)?[^/']+)/;

/**
 * The kit of the platform in a file.
 *
 * @throws Error that says what to install
 */
export function loadKit(file: string): Kit {
  const requireThere = createRequire(file);
  try {
    const { InvalidPlatform, Platform } = requireThere('fairlead') as typeof charts;
    return { ...(requireThere('fairlead/synth') as typeof synth), InvalidPlatform, Platform };
  } catch (error) {
    throw describe(error as NodeJS.ErrnoException, file);
  }
}

function describe(error: NodeJS.ErrnoException, file: string): Error {
  const [, missing] = MISSING.exec(error.message) ?? [];
  const folder = formatPath(dirname(file)) || 'this folder';
  if (error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED')
    return new Error(`the fairlead that is installed for ${folder} is older than this command; run npm install fairlead@latest`);
  if (missing === undefined) return error;
  const remedy = isListed(missing, file) ? 'npm install' : `npm install ${missing}`;
  return new Error(`${missing} is not installed for ${folder}; run ${remedy} there`);
}

/** Whether the nearest package.json names a package. */
function isListed(name: string, file: string): boolean {
  const manifest = findUp(dirname(file), (folder) => readIfThere(`${folder}/package.json`));
  return manifest?.includes(`"${name}"`) ?? false;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
