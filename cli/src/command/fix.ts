import { readFileSync, writeFileSync } from 'node:fs';
import {
  type Diagnostic,
  fixSources,
  type Fixed,
  type Objects,
  plural,
  readObjects,
  showChanges,
  type Source,
  type SourceObject,
} from '@fairlead/diagnosis';
import { formatChanges } from '../format/unified-diff';
import { createPaint } from '../text/paint';
import { tell } from './tell';

/** How fixes are written. */
export interface FixOptions {
  readonly yes: boolean;
  readonly dryRun: boolean;
}

const BYTE_ORDER_MARK = '\u{feff}';

/**
 * Shows the fixes of what is found, and writes them where somebody agrees.
 *
 * @returns what the files hold then
 * @throws Error where a file has changed meanwhile or cannot be written
 */
export async function fixFiles(
  sources: readonly Source[],
  options: FixOptions,
  judge: (objects: readonly SourceObject[]) => readonly Diagnostic[],
): Promise<Objects> {
  const fixed = fixSources(sources, judge);
  process.stdout.write(formatChanges(showChanges(sources, fixed.sources), createPaint(process.stdout, process.env)));
  tellRefused(fixed);
  const isWritten = fixed.fixed.length > 0 && (await isAgreed(fixed, options));
  if (isWritten) writeChanged(sources, fixed.sources);
  return readObjects(isWritten ? fixed.sources : sources);
}

function tellRefused({ refused }: Fixed): void {
  for (const { diagnostic, reason } of refused) {
    const { id, location, fix } = diagnostic;
    tell(`${location ? `${location.file}:${location.line}: ` : ''}the fix of ${id} is not written: ${reason}; by hand: ${fix}`);
  }
}

async function isAgreed({ fixed }: Fixed, { yes, dryRun }: FixOptions): Promise<boolean> {
  const files = new Set(fixed.map(({ location }) => location?.file));
  const what = `${fixed.length} fix${fixed.length === 1 ? '' : 'es'} in ${plural(files.size, 'file')}`;
  if (dryRun) tell(`${what}; nothing is written`);
  if (yes || dryRun) return !dryRun;
  if (!process.stdin.isTTY) {
    tell(`${what}; nothing is written, for nobody is there to be asked: give --yes to write, or --dry-run to look`);
    return false;
  }
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`write ${what}? [y/N] `);
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

/** What begins with a byte order mark keeps it. */
function writeChanged(before: readonly Source[], after: readonly Source[]): void {
  after.forEach(({ name, text }, index) => {
    const old = before[index]?.text;
    if (old === text) return;
    const present = readFileSync(name, 'utf8');
    const mark = present.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    if (present.slice(mark.length) !== old) throw new Error(`${name} has changed meanwhile, so nothing more is written; run it again`);
    writeFileSync(name, mark + text);
  });
}
