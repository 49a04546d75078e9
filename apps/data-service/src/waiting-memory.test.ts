import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from '@fairlead/service-kit/testing';
import { GROUP_COMMIT } from './write/group-commit';

/** The first make the service compile what it runs, and fill the first batch. */
const FIRST = 1_000;
const CLIENTS = 2_000;

/** Of which Node's own request and answer take 2,000. */
const MOST_BYTES = 5_000;

test(`a request that waits for the store keeps less than ${MOST_BYTES} bytes`, async () => {
  const service = await startWaitingService();
  const sockets = await Promise.all(Array.from({ length: FIRST + CLIENTS }, () => connectTo(service.port)));
  // The service takes connections in their order: when it has what the last of them ask, it has all.
  sockets.slice(-FIRST).forEach(ask);
  const before = await service.untilAllArrived(FIRST - GROUP_COMMIT.requestsPerBatch);

  sockets.slice(0, CLIENTS).forEach(ask);
  const after = await service.untilAllArrived(before.queued + CLIENTS);

  const each = (after.heap_used - before.heap_used) / CLIENTS;
  for (const socket of sockets) socket.destroy();
  expect(each).toBeGreaterThan(1_000);
  expect(each).toBeLessThan(MOST_BYTES);
});

function ask(socket: Socket): void {
  socket.write('GET /api/data HTTP/1.1\r\nHost: data\r\n\r\n');
}

async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Ends with the test. */
async function startWaitingService() {
  const { child } = runProgram(join(__dirname, '../testing/waiting-service.ts'), { PORT: '0' });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async <Line>() => JSON.parse((await lines.next()).value as string) as Line;
  const { port } = await read<{ port: number }>();

  const measure = async () => {
    child.kill('SIGUSR2');
    return read<{ queued: number; heap_used: number }>();
  };
  /** Until at least so many wait, and no more come. */
  const untilAllArrived = async (atLeast: number) => {
    for (let last = await measure(); ;) {
      await delay(100);
      const now = await measure();
      if (now.queued >= atLeast && now.queued === last.queued) return now;
      last = now;
    }
  };
  return { port, untilAllArrived };
}
