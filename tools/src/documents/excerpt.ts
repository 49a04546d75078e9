/** Stands alone on a line of an excerpt for lines that are left out. */
const LEFT_OUT = '…';

/**
 * Whether an excerpt is true to a text: the same lines, but for those that a `…` on a line of its own stands for. Space at the ends of
 * lines and empty lines around the whole do not count.
 */
export function isExcerptOf(excerpt: string, text: string): boolean {
  const lines = toLines(excerpt);
  const pattern = lines.map((line) => (line.trim() === LEFT_OUT ? '(?:.*\\n)*?' : `${escape(line)}\\n`)).join('');
  return new RegExp(`^${pattern}$`).test(
    toLines(text)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

function toLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .split('\n');
}

function escape(line: string): string {
  return line.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
