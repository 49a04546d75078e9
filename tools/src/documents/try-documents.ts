import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CommandLine, formatOptions, HELP, runCommand } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';
import { tryDocument } from './try-document';

const NAME = 'npm run docs:try';

const OPTIONS = { help: HELP };

const USAGE = `${NAME} -- <document …>

Does what documents say, such as docs/tutorial.md, each in an empty folder that holds nothing but the packed fairlead (npm run pack).
Commands for a cluster run where KUBECONFIG names one. Exits with 1 when something does not go as a document says.

${formatOptions(OPTIONS)}`;

/** @throws Error without a document, or for one that is not there */
function parseDocuments(args: readonly string[]): readonly string[] {
  const { positionals } = new CommandLine(args, OPTIONS, { allowPositionals: true });
  if (positionals.length === 0) throw new Error('no document given; give one such as docs/tutorial.md');
  const missing = positionals.filter((document) => !existsSync(join(WORKSPACE, document)));
  if (missing.length > 0) throw new Error(`there is no ${missing.join(', ')}; give paths from the root of the repository`);
  return positionals;
}

/** @returns exit code: 1 when a document is wrong */
function tryAll(documents: readonly string[]): number {
  const packed = findPackage();
  const wrong = documents.filter((document) => !tryOne(document, packed));
  return wrong.length === 0 ? 0 : 1;
}

function tryOne(document: string, packed: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'document-'));
  cpSync(packed, join(folder, basename(packed)));
  console.log(`=== ${document}`);
  try {
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

void runCommand({ name: NAME, usage: USAGE, parse: parseDocuments, run: tryAll }, process);
