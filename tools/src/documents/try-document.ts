import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Block, findBlocks } from './blocks';
import { isExcerptOf } from './excerpt';
import { applyDiff } from './apply-diff';

/** Where and how a document is tried. */
export interface Trial {
  /** Folder of the reader: what a document says to write is written there. */
  readonly folder: string;
  /** Versions to install of packages that a document installs by name alone. */
  readonly versions: Readonly<Record<string, string>>;
  /** Whether commands of blocks that say `cluster` are run too. */
  readonly cluster: boolean;
  /** Told of each command before it runs. */
  readonly log: (line: string) => void;
}

/** Languages of blocks that are files, and so must say of which. */
const FILES = ['ts', 'json', 'diff'];

/**
 * Does what a document says, block by block, as its reader would.
 *
 * | Block                       | What is done                                                                              |
 * | --------------------------- | ----------------------------------------------------------------------------------------- |
 * | `ts title=shop.ts`, `json`, `yaml` | the file is written                                                                |
 * | `yaml from=shop.yaml`       | the file holds it, but for lines that a `…` stands for                                    |
 * | `diff title=shop.ts`        | the file is changed; with `mistake` it is changed back once the next command has run      |
 * | `sh`                        | runs and succeeds; with `fails` it must not; with `cluster` only where there is one       |
 * | `text` after `sh`           | was its output, but for lines that a `…` stands for                                       |
 *
 * @throws Error that names the line of the document where it is wrong
 */
export function tryDocument(markdown: string, trial: Trial): void {
  const undo = new Map<string, string>();
  let output: string | undefined;
  for (const block of findBlocks(markdown)) {
    const { language, words, text } = block;
    const { title, from } = words;
    if (language === 'sh') {
      output = runCommands(block, trial);
      for (const [path, before] of undo) writeFileSync(path, before);
      undo.clear();
    } else if (language === 'text') {
      if (output !== undefined) expectExcerpt(block, output);
    } else if (from !== undefined) expectExcerpt(block, readFileSync(join(trial.folder, from), 'utf8'));
    else if (title !== undefined) {
      const path = join(trial.folder, title);
      if (language === 'diff') change(block, path, undo);
      else writeNew(path, text);
    } else if (FILES.includes(language)) fail(block, 'does not say which file it is; write title=<file> behind the language');
  }
}

function runCommands(block: Block, { folder, versions, cluster, log }: Trial): string | undefined {
  if ('cluster' in block.words && !cluster) return undefined;
  const commands = pin(block.text, versions);
  log(commands.trimEnd());
  // Not what npm says of the machine that it runs on.
  const env = { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error', npm_config_prefer_offline: 'true', npm_config_audit: 'false' };
  const { status, stdout } = spawnSync('sh', ['-e', '-c', `exec 2>&1\n${commands}`], { cwd: folder, env, encoding: 'utf8' });
  const fails = 'fails' in block.words;
  if ((status !== 0) !== fails) fail(block, `${fails ? 'was to fail, but did not' : `ended with ${status}`}:\n${stdout}`);
  return stdout;
}

/** `npm install cdk8s` becomes `npm install cdk8s@2.70.1`: a document is tried with what the workspace is tested with. */
function pin(commands: string, versions: Trial['versions']): string {
  return commands.replaceAll(/^npm install .*$/gm, (line) =>
    line
      .split(' ')
      .map((word) => (versions[word] === undefined ? word : `${word}@${versions[word]}`))
      .join(' '),
  );
}

function change(block: Block, path: string, undo: Map<string, string>): void {
  try {
    const { before, after } = applyDiff(readFileSync(path, 'utf8'), block.text);
    if ('mistake' in block.words) undo.set(path, before);
    writeFileSync(path, after);
  } catch (error) {
    fail(block, (error as Error).message);
  }
}

function writeNew(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function expectExcerpt(block: Block, text: string): void {
  if (!isExcerptOf(block.text, text)) fail(block, `is no excerpt of this:\n${text}`);
}

function fail({ language, line }: Block, what: string): never {
  throw new Error(`the ${language} block at line ${line} ${what}`);
}
