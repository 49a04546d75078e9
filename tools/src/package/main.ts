import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseNothing, runCommand, toStartError } from '@fairlead/command-line';
import { bundleCommand, INSTALLED_BESIDE } from '../bundle/command-bundle';
import { WORKSPACE } from '../workspace/workspace';
import { compile } from './compile';
import { readEntryPoints } from './entry-points';
import { findImports } from './imports';
import { BIN, derivePackageJson, type WorkspacePackage } from './package-json';

const NAME = 'npm run pack';

const USAGE = `${NAME}

Builds the constructs, the doctor and the command fairlead as one npm package, dist/fairlead-<version>.tgz, and prints its name.`;

/** Makes the folder of the package afresh: an old file would be published with the new ones. */
async function writePackage(target: string): Promise<void> {
  const entryPoints = readEntryPoints();
  const workspace = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as WorkspacePackage;

  rmSync(target, { recursive: true, force: true });
  compile(entryPoints, target);
  const derived = derivePackageJson(workspace, entryPoints, [...findImports(target, '.js'), ...INSTALLED_BESIDE]);
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(derived, undefined, 2)}\n`);
  await writeCommand(target);
  copyFileSync(join(WORKSPACE, 'charts/README.md'), join(target, 'README.md'));
  copyFileSync(join(WORKSPACE, 'LICENSE'), join(target, 'LICENSE'));
}

/** Of the JSON that the command prints. */
const SCHEMAS = ['diff.schema.json', 'report.schema.json'];

/** The command, and the schemas of the JSON that it prints. */
async function writeCommand(target: string): Promise<void> {
  const command = join(target, BIN);
  await bundleCommand(command);
  chmodSync(command, 0o755);
  for (const schema of SCHEMAS) copyFileSync(join(WORKSPACE, 'cli', schema), join(target, schema));
}

function pack(target: string): number {
  const { status, error } = spawnSync('npm', ['pack', '--silent', target, '--pack-destination', dirname(target)], { stdio: 'inherit' });
  if (error) throw toStartError('npm', error);
  return status ?? 1;
}

const target = join(WORKSPACE, 'dist/fairlead');

void runCommand(
  {
    name: NAME,
    usage: USAGE,
    parse: parseNothing,
    run: async () => {
      console.error('compiling the constructs, the doctor and the command');
      await writePackage(target);
      return pack(target);
    },
  },
  process,
);
