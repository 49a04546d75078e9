import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Express, Response } from 'express';
import { eventually } from '../../testing/eventually';
import { serveShop } from '../../testing/serve-shop';

/** Handlers that answer `/items` at once and `/items/:id` when the test says so. */
function withHeldAnswers(held: Response[]) {
  return (app: Express) => {
    app.get('/items', (_request, response) => response.json(['an item']));
    app.get('/items/:id', (_request, response) => void held.push(response));
  };
}

/** Whether anybody listens there. */
async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, 'localhost');
  const outcome = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(
    () => false,
  );
  socket.destroy();
  return outcome;
}

describe('a running service', () => {
  test('says where it listens', async () => {
    const { port, managementPort, lines } = await serveShop();

    expect(lines).toMatchObject([{ level: 'info', message: 'listening', port, management_port: managementPort }]);
  });

  test('serves health and metrics on both ports, and its routes on the traffic port alone', async () => {
    const { url, managementUrl } = await serveShop(withHeldAnswers([]));
    const statusOf = async (address: string) => (await fetch(address)).status;

    expect(await statusOf(`${url}/items`)).toBe(200);
    expect(await statusOf(`${managementUrl}/items`)).toBe(404);
    for (const path of ['/health', '/health/live', '/healthz', '/health/ready', '/readyz', '/ready', '/metrics']) {
      expect(await statusOf(url + path)).toBe(200);
      expect(await statusOf(managementUrl + path)).toBe(200);
    }
  });

  test('opens no second port when MANAGEMENT_PORT is not set', async () => {
    const { managementPort, url } = await serveShop(undefined, { MANAGEMENT_PORT: '' });

    expect(managementPort).toBeUndefined();
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  test.each(['PORT', 'MANAGEMENT_PORT'])('names %s when that port is taken', async (variable) => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const refusal = await serveShop(undefined, { MANAGEMENT_PORT: '', [variable]: String(port) }).catch((error: unknown) => error);
    other.close();

    expect(refusal).toMatchObject({
      message: `cannot listen on port ${port}: it is taken; stop what uses it or set ${variable} to another port`,
    });
  });
});

describe('on SIGTERM', () => {
  test('is not ready at once, on both ports, and keeps answering with "Connection: close" for the linger time', async () => {
    const { process, url, managementUrl } = await serveShop(withHeldAnswers([]), { LINGER_MS: '2000' });

    process.kill('SIGTERM');
    const answers = await Promise.all([fetch(`${url}/readyz`), fetch(`${managementUrl}/readyz`), fetch(`${url}/health/live`)]);
    const item = await fetch(`${url}/items`);

    expect(answers.map((answer) => answer.status)).toEqual([503, 503, 200]);
    expect(await answers[1]?.json()).toMatchObject({ status: 'not_ready' });
    expect(item.headers.get('Connection')).toBe('close');
    expect(await item.json()).toEqual(['an item']);
    expect(process.exitCodes).toEqual([]);
    expect(await process.exited).toBe(0);
  });

  test('stops accepting after the linger, answers what is open, closes its stores, and exits with 0', async () => {
    const held: Response[] = [];
    const events: string[] = [];
    const store = { close: () => void events.push('store closed') };
    const { process, port, url, managementUrl } = await serveShop(withHeldAnswers(held), { LINGER_MS: '50' }, [store]);
    const open = fetch(`${url}/items/1`);
    await eventually(() => held.length === 1);

    process.kill('SIGTERM');
    while (await isListening(port));
    const whileDraining = await fetch(`${managementUrl}/readyz`);
    events.push('last answer');
    held[0]?.json({ id: 1 });
    const answer = await open;

    expect(whileDraining.status).toBe(503);
    expect(answer.headers.get('Connection')).toBe('close');
    expect(await answer.json()).toEqual({ id: 1 });
    expect(await process.exited).toBe(0);
    expect(events).toEqual(['last answer', 'store closed']);
    expect(await isListening(port)).toBe(false);
  });

  test('answers a request that was on its way, on an idle connection, when the listener closed', async () => {
    const { process, port } = await serveShop(withHeldAnswers([]));
    const client = connect(port, 'localhost');
    const ask = async () => {
      client.write('GET /items HTTP/1.1\r\nHost: shop\r\n\r\n');
      const [answer] = (await once(client, 'data')) as [Buffer];
      return String(answer);
    };
    await ask();

    process.kill('SIGTERM');
    while (await isListening(port));
    const answer = await ask();

    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*Connection: close/);
    expect(await process.exited).toBe(0);
  });

  test('logs that it stops, how long it lingers, and that it has stopped', async () => {
    const { process, lines } = await serveShop(undefined, { LINGER_MS: '10' });

    process.kill('SIGTERM');
    await process.exited;

    expect(lines.slice(1)).toMatchObject([
      { level: 'info', message: 'stopping', signal: 'SIGTERM', linger_ms: 10, open_requests: 0 },
      { level: 'info', message: 'stopped' },
    ]);
  });

  test('exits with 1 at the deadline, and logs what was left, without its query', async () => {
    const held: Response[] = [];
    const { process, url, lines } = await serveShop(withHeldAnswers(held), { DRAIN_DEADLINE_MS: '100' });
    const open = fetch(`${url}/items/1?token=swordfish`).catch((error: unknown) => error);
    await eventually(() => held.length === 1);

    process.kill('SIGTERM');

    expect(await process.exited).toBe(1);
    expect(await open).toMatchObject({ message: 'fetch failed' });
    expect(lines.at(-1)).toMatchObject({ level: 'error', message: 'stopped with requests unanswered', unanswered: ['GET /items/1'] });
  });

  test('exits with 1 when a store fails to close, and closes the others', async () => {
    const closed: string[] = [];
    const broken = { close: () => Promise.reject(new Error('no answer to QUIT')) };
    const { process, lines } = await serveShop(undefined, {}, [broken, { close: () => void closed.push('other') }]);

    process.kill('SIGTERM');

    expect(await process.exited).toBe(1);
    expect(closed).toEqual(['other']);
    expect(lines).toContainEqual(
      expect.objectContaining({ message: 'a store did not close', error: expect.stringContaining('no answer to QUIT') as string }),
    );
  });

  test('exits with 1 at the deadline when a store hangs while closing', async () => {
    const { process, lines } = await serveShop(undefined, { DRAIN_DEADLINE_MS: '200' }, [{ close: () => new Promise(() => undefined) }]);

    process.kill('SIGTERM');

    expect(await process.exited).toBe(1);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', message: 'a store did not close' }));
  });

  test('exits at once on a second signal', async () => {
    const { process } = await serveShop(undefined, { LINGER_MS: '300' });
    process.kill('SIGTERM');

    process.kill('SIGINT');

    expect(process.exitCodes).toEqual([1]);
  });
});

test('SIGINT stops it like SIGTERM', async () => {
  const { process, lines } = await serveShop();

  process.kill('SIGINT');

  expect(await process.exited).toBe(0);
  expect(lines).toContainEqual(expect.objectContaining({ message: 'stopping', signal: 'SIGINT' }));
});
