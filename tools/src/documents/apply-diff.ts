/** A text with a diff applied, and the way back. */
export interface Edit {
  readonly before: string;
  readonly after: string;
}

/**
 * Applies a diff without line numbers: its kept and removed lines, together, stand in the text exactly once.
 *
 * @throws Error when they stand there never or more than once
 */
export function applyDiff(text: string, diff: string): Edit {
  // Editors take away the space of an empty line.
  const lines = diff
    .split('\n')
    .slice(0, -1)
    .map((line) => line || ' ');
  const side = (sign: string) =>
    lines
      .filter((line) => line[0] === ' ' || line[0] === sign)
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const found = side('-') === '' ? 0 : text.split(side('-')).length - 1;
  if (found !== 1) throw new Error(`the kept and removed lines of the diff stand ${found} times in the file; show enough lines around`);
  return { before: text, after: text.replace(side('-'), () => side('+')) };
}
