import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import { eventually, runProgram } from '@fairlead/service-kit/testing';
import { describeWithMongo, realMongo } from '../testing/real-mongo';

const CLIENTS = 200;

describeWithMongo('what data-service has acknowledged is stored', () => {
  const databases: string[] = [];
  afterAll(() => realMongo.drop(...databases));

  test.each([1, 2, 3])('every id that a client received survives kill -9 of the service under load (round %i)', async () => {
    const { child, url, database } = await startProgram();
    const clients = startClients(url);
    await clients.answered(300);

    child.kill('SIGKILL');
    await clients.done;

    const stored = await realMongo.storedIds(database);
    expect(clients.ids.length).toBeGreaterThanOrEqual(1_500);
    expect(clients.ids.filter((id) => !stored.has(id))).toEqual([]);
  });

  test('SIGTERM under load: no request fails, and everything acknowledged is stored, and nothing else', async () => {
    const { child, ended, url, database } = await startProgram({ LINGER_MS: '2000' });
    const clients = startClients(url);
    await clients.answered(300);

    child.kill('SIGTERM');
    await clients.done;

    const { code } = await ended;
    const stored = await realMongo.storedIds(database);
    expect(code).toBe(0);
    expect(clients.failures).toEqual([]);
    expect(clients.ids.filter((id) => !stored.has(id))).toEqual([]);
    expect(stored.size).toBe(clients.ids.length);
  });

  /** The service in a process of its own. */
  async function startProgram(environment: Readonly<Record<string, string>> = {}) {
    const database = realMongo.newUrl();
    databases.push(database);
    const { child, ended } = runProgram(join(__dirname, 'main.ts'), { PORT: '0', MONGO_URL: database, ...environment });
    const port = await new Promise<number>((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        if (line.includes('"message":"listening"')) resolve((JSON.parse(line) as { port: number }).port);
      });
    });
    const url = `http://localhost:${port}`;
    await eventually(async () => (await fetch(`${url}/readyz`)).ok);
    return { child, ended, url, database };
  }
});

/** Clients that each ask again as soon as they have an answer, until the service says that it closes or is gone. */
function startClients(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const ids: string[] = [];
  const failures: string[] = [];
  const askForever = async () => {
    for (;;) {
      const { failure, answer, closes } = await ask(url, agent);
      if (failure !== undefined) failures.push(failure);
      ids.push(...(answer?.writes ?? []));
      if (closes) return;
    }
  };
  const done = Promise.all(Array.from({ length: CLIENTS }, askForever)).then(() => agent.destroy());
  const answered = (requests: number) => eventually(() => ids.length >= requests * 5);
  return { ids, failures, done, answered };
}

interface Exchange {
  readonly answer?: DataAnswer;
  /** What went wrong, if anything. */
  readonly failure?: string;
  /** Whether the next request belongs to another pod. */
  readonly closes: boolean;
}

function ask(url: string, agent: Agent): Promise<Exchange> {
  return new Promise((resolve) => {
    const request = get(`${url}/api/data`, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', (error) => resolve({ failure: error.message, closes: true }));
      response.once('end', () => {
        const body = Buffer.concat(chunks).toString();
        const closes = response.headers.connection === 'close';
        if (response.statusCode === 200) resolve({ answer: JSON.parse(body) as DataAnswer, closes });
        else resolve({ failure: `${response.statusCode} ${body}`, closes });
      });
    });
    request.once('error', (error: NodeJS.ErrnoException) => resolve({ failure: `${error.code}`, closes: true }));
  });
}
