/** The commands that a document tells its reader to type: each line of its `sh` blocks, and the code that opens a row of a table. */
export function findCommands(markdown: string): readonly string[] {
  const blocks = [...markdown.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n'));
  const rows = [...markdown.matchAll(/^\| `([^`]+)`/gm)].map(([, command = '']) => command);
  return [...blocks, ...rows]
    .flatMap((line) => line.replace(/(^|\s)#.*/, '').split('&&'))
    .map((command) => command.trim())
    .filter((command) => command !== '');
}
