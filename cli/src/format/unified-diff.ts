import { type ChangedDocument, escapeControls } from '@fairlead/diagnosis';
import { type DiffLine, diffLines } from '../text/diff-lines';
import type { Paint, Tone } from '../text/paint';

/** Lines that are shown around what changes. */
const CONTEXT = 3;

const SIGNS = { kept: ' ', removed: '-', added: '+' } as const;
const TONES: Readonly<Record<DiffLine['kind'], Tone | undefined>> = { kept: undefined, removed: 'removed', added: 'added' };

/** Changes as `diff --unified` shows them. Secrets in lines around them are hidden. */
export function formatChanges(changes: readonly ChangedDocument[], paint: Paint): string {
  let file: string | undefined;
  return changes
    .flatMap((change) => {
      const heading = change.file === file ? [] : [`--- ${escapeControls(change.file)}`, `+++ ${escapeControls(change.file)}`];
      file = change.file;
      return [...heading.map((line) => paint(line, 'heading')), ...formatHunks(change, paint)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** A line with its place in both versions. */
interface PlacedLine extends DiffLine {
  readonly before: number;
  readonly after: number;
}

function formatHunks({ before, after, firstLine }: ChangedDocument, paint: Paint): readonly string[] {
  const lines = placeLines(diffLines(before, after), firstLine);
  return findHunks(lines).flatMap(([start, end]) => formatHunk(lines.slice(start, end), paint));
}

function placeLines(lines: readonly DiffLine[], first: ChangedDocument['firstLine']): readonly PlacedLine[] {
  let { before, after } = first;
  return lines.map((line) => {
    if (line.kind !== 'added') before += 1;
    if (line.kind !== 'removed') after += 1;
    return { ...line, before, after };
  });
}

/** Changes that are close together are shown together. */
function findHunks(lines: readonly DiffLine[]): readonly (readonly [start: number, end: number])[] {
  const hunks: [number, number][] = [];
  lines.forEach(({ kind }, index) => {
    if (kind === 'kept') return;
    const last = hunks.at(-1);
    const [start, end] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)];
    if (last && start <= last[1]) last[1] = end;
    else hunks.push([start, end]);
  });
  return hunks;
}

function formatHunk(lines: readonly PlacedLine[], paint: Paint): readonly string[] {
  const count = (without: DiffLine['kind']) => lines.filter(({ kind }) => kind !== without).length;
  const first = (field: 'before' | 'after', without: DiffLine['kind']) => lines.find(({ kind }) => kind !== without)?.[field] ?? 0;
  const heading = `@@ -${first('before', 'added')},${count('added')} +${first('after', 'removed')},${count('removed')} @@`;
  return [
    paint(heading, 'info'),
    ...lines.map(({ kind, text }) => {
      const tone = TONES[kind];
      return tone ? paint(SIGNS[kind] + text, tone) : SIGNS[kind] + text;
    }),
  ];
}
