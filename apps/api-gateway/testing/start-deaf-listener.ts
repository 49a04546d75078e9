import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { closeAfterTests } from './close-after-tests';

const LISTEN_AND_BLOCK = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

/** A port that no handshake gets through to: nobody takes connections out of the listener's short queue, and it is full. */
export async function startDeafListener(): Promise<{ readonly port: number; readonly close: () => Promise<unknown> }> {
  const worker = new Worker(LISTEN_AND_BLOCK, { eval: true });
  const [port] = (await once(worker, 'message')) as [number];
  const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await once(fillers[0]!, 'connect');
  return {
    port,
    close: closeAfterTests(() => {
      for (const filler of fillers) filler.destroy();
      return worker.terminate();
    }),
  };
}
