import { styleText } from 'node:util';
import { renderLine } from './log-line';

/** Where the lines of one source go. */
export type Print = (line: string) => void;

const COLOURS = ['cyan', 'magenta', 'green', 'blue', 'yellow'] as const;

/** One log for people: each source's lines behind its name, aligned and in a colour of its own where the terminal has colours. */
export function mergeLogs(names: readonly string[], write: Print): (name: string) => Print {
  const width = Math.max(...names.map((name) => name.length));
  return (name) => {
    const prefix = styleText(COLOURS[names.indexOf(name) % COLOURS.length] ?? 'white', `${name.padEnd(width)} │`);
    return (line) =>
      renderLine(line)
        .split('\n')
        .forEach((part) => write(`${prefix} ${part}`));
  };
}
