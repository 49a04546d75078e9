import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from '@fairlead/service-kit/testing';
import { GROUP_COMMIT } from './write/group-commit';

const CLIENTS = 2_000;

/** Of which Node's own request and answer take 2,000. */
const MOST_BYTES = 5_000;

test(`a request that waits for the store keeps less than ${MOST_BYTES} bytes`, async () => {
  const service = await startWaitingService();
  const sockets = await Promise.all(Array.from({ length: CLIENTS }, () => connectTo(service.port)));
  const before = await service.measure();

  for (const socket of sockets) socket.write('GET /api/data HTTP/1.1\r\nHost: data\r\n\r\n');
  const after = await service.untilQueued(CLIENTS - GROUP_COMMIT.requestsPerBatch);

  const each = (after.heap_used - before.heap_used) / CLIENTS;
  for (const socket of sockets) socket.destroy();
  expect(each).toBeGreaterThan(1_000);
  expect(each).toBeLessThan(MOST_BYTES);
});

async function connectTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Ends with the test. */
async function startWaitingService() {
  const { child } = runProgram(join(__dirname, 'waiting-service.ts'), { PORT: '0' });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async <Line>() => JSON.parse((await lines.next()).value as string) as Line;
  const { port } = await read<{ port: number }>();

  const measure = async () => {
    child.kill('SIGUSR2');
    return read<{ queued: number; heap_used: number }>();
  };
  const untilQueued = async (queued: number) => {
    for (;;) {
      const measured = await measure();
      if (measured.queued >= queued) return measured;
      await delay(100);
    }
  };
  return { port, measure, untilQueued };
}
