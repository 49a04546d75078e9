import { type ApiTable } from './api-table';

/** Where the engine has the table. */
export const TABLE_FILE = 'libs/doctor/src/rules/rejected/schema/api-table.ts';

const NOTE = `/**
 * Kinds that each release of Kubernetes takes, by group and version. As {@link API_TYPES}, written by \`npm run schemas:write\` from the
 * OpenAPI documents of Kubernetes (Apache-2.0). Each line is parsed when it is asked for.
 */`;

/** The table as a module: one line for each kind and each type, so that a change of one shows as such. */
export function renderTable(releases: readonly string[], { kinds, types }: ApiTable): string {
  const lines = (entries: Readonly<Record<string, unknown>>) =>
    Object.entries(entries)
      .map(([name, entry]) => `${name} ${JSON.stringify(entry)}`)
      .join('\n');
  return `/** Releases that the table knows, the oldest first. */
export const KUBERNETES_RELEASES = [${releases.map((release) => `'${release}'`).join(', ')}] as const;

${NOTE}
export const API_KINDS = \`${lines(kinds)}\`;

/** Fields of their types. */
export const API_TYPES = \`${lines(types)}\`;
`;
}
