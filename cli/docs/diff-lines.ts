/** Unchanged lines that are shown before and behind changed ones. */
const CONTEXT = 3;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** How many lines of the old and of the new text stand before it. */
  readonly before: readonly [old: number, new: number];
}

/** The difference of two texts in the unified format, without names of files. */
export function diffLines(before: string, after: string): string {
  const lines = compare(before.trimEnd().split('\n'), after.trimEnd().split('\n'));
  const isShown = lines.map((_, index) => lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== ' '));
  const starts = lines.flatMap((_, index) => (isShown[index] && !isShown[index - 1] ? [index] : []));
  return starts.map((start) => formatHunk(lines.slice(start, endOf(isShown, start)))).join('\n');
}

function endOf(isShown: readonly boolean[], start: number): number {
  const end = isShown.indexOf(false, start);
  return end < 0 ? isShown.length : end;
}

function formatHunk(lines: readonly Line[]): string {
  const [old = 0, changed = 0] = lines[0]?.before ?? [];
  const count = (sign: Line['sign']) => lines.filter((line) => line.sign !== sign).length;
  const heading = `@@ -${old + 1},${count('+')} +${changed + 1},${count('-')} @@`;
  return [heading, ...lines.map(({ sign, text }) => `${sign}${text}`)].join('\n');
}

/** Keeps the longest common subsequence of lines. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const common = commonLengths(before, after);
  const lines: Line[] = [];
  let [old, changed] = [0, 0];
  const push = (sign: Line['sign'], text: string | undefined) => lines.push({ sign, text: text ?? '', before: [old, changed] });
  while (old < before.length || changed < after.length) {
    if (old < before.length && before[old] === after[changed]) {
      push(' ', before[old]);
      old += 1;
      changed += 1;
    } else if (old < before.length && (common[old + 1]?.[changed] ?? 0) >= (common[old]?.[changed + 1] ?? 0)) {
      push('-', before[old]);
      old += 1;
    } else {
      push('+', after[changed]);
      changed += 1;
    }
  }
  return lines;
}

/** `[i][j]`: how many lines the rest of one text from `i` on has in common with that of the other from `j` on. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array.from({ length: after.length + 1 }, () => 0));
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row = [], below = []] = [lengths[i], lengths[i + 1]];
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}
