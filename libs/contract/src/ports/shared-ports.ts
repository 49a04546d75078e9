/**
 * One line for each port that several programs listen on, with the names of all of them. In a cluster each pod has an address of its own;
 * on a developer's machine only one of them can have the port.
 *
 * @internal
 */
export function findSharedPorts(programs: readonly { readonly name: string; readonly port: number }[]): string[] {
  const ports = [...new Set(programs.map(({ port }) => port))];
  return ports.flatMap((shared) => {
    const names = programs.filter(({ port }) => port === shared).map(({ name }) => name);
    return names.length === 1 ? [] : [describe(shared, names)];
  });
}

function describe(port: number, names: readonly string[]): string {
  const all = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `port ${port} is of ${all}, but on one machine only one of them can have it; give each a port of its own, in contracts/<service>/src/index.ts`;
}
