import type { OptionTable } from './command-line';

/**
 * The lines of a help text that tell the options of a command, in their order.
 *
 * @param width of the labels, with the space behind them
 */
export function formatOptions(options: OptionTable, width?: number): string {
  return formatEntries(
    Object.values(options).map(({ label, description }) => [label, description]),
    width,
  );
}

/** Lines of a help text: labels, and what each stands for, below each other. @param width by default two spaces behind the longest label */
export function formatEntries(
  entries: readonly (readonly [label: string, description: string])[],
  width = 2 + Math.max(...entries.map(([label]) => label.length)),
): string {
  return entries.map(([label, description]) => `  ${label.padEnd(width)}${description}`.trimEnd()).join('\n');
}
