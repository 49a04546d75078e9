import { type ApiTable } from './api-table';

/** Where the engine has the table. */
export const TABLE_FILE = 'libs/doctor/src/rules/rejected/schema/api-table.ts';

const NOTE = `/**
 * What each release of Kubernetes takes: kinds by group and version, and the fields of their types. Written by \`npm run schemas:write\`
 * from the OpenAPI documents of Kubernetes (Apache-2.0). As text it costs next to nothing until it is asked for.
 */`;

/** The table as a module: one line for each kind and each type, so that a change of one shows as such. */
export function renderTable(releases: readonly string[], { kinds, types }: ApiTable): string {
  const lines = (entries: Readonly<Record<string, unknown>>) =>
    Object.entries(entries)
      .map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`)
      .join(',\n');
  return `/** Releases that the table knows, the oldest first. */
export const KUBERNETES_RELEASES = [${releases.map((release) => `'${release}'`).join(', ')}] as const;

${NOTE}
export const API_TABLE = \`{"kinds":{
${lines(kinds)}
},"types":{
${lines(types)}
}}\`;
`;
}
