import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CommandLine, flag, formatOptions, HELP, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { tryDocument } from './try-document';

const NAME = 'npm run docs:try';

const OPTIONS = { copy: flag('--copy', 'in a copy of the last commit of this repository, rather than in an empty folder'), help: HELP };

const USAGE = `${NAME} -- <document …>

Does what documents say, such as docs/tutorial.md, each in an empty folder that holds nothing but the packed fairlead (npm run pack), or in
a copy of this repository. Commands for a cluster run where KUBECONFIG names one. Exits with 1 when something does not go as a document says.

${formatOptions(OPTIONS)}`;

/** What is tried, and where. */
interface Options {
  readonly documents: readonly string[];
  readonly copy: boolean;
}

/** @throws Error without a document, or for one that is not there */
function parseOptions(args: readonly string[]): Options {
  const line = new CommandLine(args, OPTIONS, { allowPositionals: true });
  const { positionals } = line;
  if (positionals.length === 0) throw new Error('no document given; give one such as docs/tutorial.md');
  const missing = positionals.filter((document) => !existsSync(join(WORKSPACE, document)));
  if (missing.length > 0) throw new Error(`there is no ${missing.join(', ')}; give paths from the root of the repository`);
  return { documents: positionals, copy: line.get('copy') };
}

/** @returns exit code: 1 when a document is wrong */
function tryAll({ documents, copy }: Options): number {
  const fill = copy ? cloneWorkspace : createPackageFolder(findPackage());
  const wrong = documents.filter((document) => !tryOne(document, fill));
  return wrong.length === 0 ? 0 : 1;
}

function tryOne(document: string, fill: (folder: string) => void): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'document-'));
  console.log(`=== ${document}`);
  try {
    fill(folder);
    const cluster = process.env['KUBECONFIG'] !== undefined;
    tryDocument(readFileSync(join(WORKSPACE, document), 'utf8'), { folder, versions: readVersions(), cluster, log: console.log });
    return true;
  } catch (error) {
    console.error(`${document}: ${(error as Error).message}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a document of the package needs: the package alone. */
function createPackageFolder(packed: string): (folder: string) => void {
  return (folder) => cpSync(packed, join(folder, basename(packed)));
}

/** What a document of this repository needs: the repository, in which somebody commits, with its packages installed. */
function cloneWorkspace(folder: string): void {
  const git = (...args: readonly string[]) => {
    const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr.trim()}`);
  };
  git('clone', '--quiet', WORKSPACE, '.');
  git('config', 'user.name', 'A reader');
  git('config', 'user.email', 'reader@example.com');
  symlinkSync(join(WORKSPACE, 'node_modules'), join(folder, 'node_modules'));
}

function findPackage(): string {
  const dist = join(WORKSPACE, 'dist');
  const packed = existsSync(dist) ? readdirSync(dist).filter((file) => /^fairlead-.*\.tgz$/.test(file)) : [];
  const [only] = packed;
  if (only === undefined || packed.length > 1) throw new Error(`dist holds ${packed.length} packages; run npm run pack`);
  return join(dist, only);
}

/** What the workspace is tested with. */
function readVersions(): Readonly<Record<string, string>> {
  const workspace = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  return workspace.devDependencies;
}

void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run: tryAll }, process);
