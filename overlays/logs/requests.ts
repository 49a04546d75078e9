/** Requests of a client, each with an id of its own. */
const REQUESTS = [
  { id: 'proof-create-user', path: '/api/users', method: 'POST', body: JSON.stringify({ name: 'Ada', email: 'ada@example.com' }) },
  { id: 'proof-read-data', path: '/api/data', method: 'GET' },
  { id: 'proof-no-user', path: '/api/users/0190a0b0-0000-7000-8000-000000000000', method: 'GET' },
] as const;

/** Their ids. */
export const REQUEST_IDS: readonly string[] = REQUESTS.map(({ id }) => id);

/** Sends them to a gateway. @returns a line for each, with the status of its answer */
export async function callAll(url: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { id, path, ...request } of REQUESTS) {
    const headers = { 'x-request-id': id, ...('body' in request && { 'content-type': 'application/json' }) };
    const answer = await fetch(`${url}${path}`, { ...request, headers });
    await answer.arrayBuffer();
    lines.push(`${request.method} ${path} ${answer.status} ${id}`);
  }
  return lines;
}
