import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { compile } from './compile';
import { readEntryPoints } from './entry-points';
import { findImports } from './imports';
import { derivePackageJson, type WorkspacePackage } from './package-json';

/** Makes `dist/fairlead`, ready for `npm pack`, afresh: an old file would be published with the new ones. */
function main(target: string): void {
  const entryPoints = readEntryPoints();
  const workspace = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as WorkspacePackage;

  rmSync(target, { recursive: true, force: true });
  compile(entryPoints, target);
  const derived = derivePackageJson(workspace, entryPoints, findImports(target, '.js'));
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(derived, undefined, 2)}\n`);
  copyFileSync(join(WORKSPACE, 'charts/README.md'), join(target, 'README.md'));
  copyFileSync(join(WORKSPACE, 'LICENSE'), join(target, 'LICENSE'));
}

main(join(WORKSPACE, 'dist/fairlead'));
