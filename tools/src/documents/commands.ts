/** The commands that a document tells its reader to type: each line of its `sh` blocks, and the code that opens a row of a table. */
export function findCommands(markdown: string): readonly string[] {
  const rows = [...markdown.matchAll(/^\| `([^`]+)`/gm)].map(([, command = '']) => command);
  return [...findTyped(markdown), ...toCommands(rows)];
}

/** Those of its `sh` blocks alone: in other tables than those of commands, code is mostly something else. */
export function findTyped(markdown: string): readonly string[] {
  return toCommands([...markdown.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n')));
}

function toCommands(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.replace(/(^|\s)#.*/, '').split('&&'))
    .map((command) => command.trim())
    .filter((command) => command !== '');
}
