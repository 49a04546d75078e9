import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { InvalidInput } from '@fairlead/service-kit/errors';

/** All bytes of a body, a body that comes bit by bit, or none. */
export type SentBody = Buffer | Readable | null;

/** How a body that comes bit by bit is sent, and who is told. */
export interface StreamProps {
  /** Its length in bytes; undefined where it goes in chunks (RFC 9112 §7.1). */
  readonly length: number | undefined;
  /** The whole request has been written. */
  readonly sent: () => void;
  readonly fail: (error: Error) => void;
}

/** Most bytes of a body that are copied to go with the head in one write: copying more costs more than the second write does. */
const ONE_WRITE_BYTES = 16 * 1024;

/** Writes head and body together. */
export function sendWhole(socket: Socket, head: string, body: Buffer | null): void {
  if (body === null || body.length <= ONE_WRITE_BYTES) {
    socket.write(body === null ? head : head + body.toString('latin1'), 'latin1');
    return;
  }
  socket.cork();
  socket.write(head, 'latin1');
  socket.write(body);
  socket.uncork();
}

/**
 * Writes the head, and the body only as fast as the socket takes it.
 *
 * @returns what stops reading it
 */
export function sendStream(socket: Socket, head: string, body: Readable, { length, sent, fail }: StreamProps): () => void {
  socket.write(head, 'latin1');
  const isChunked = length === undefined;
  let bytes = 0;
  const resume = () => body.resume();
  const take = (chunk: Buffer) => {
    bytes += chunk.length;
    if (length !== undefined && bytes > length) return fail(lengthDiffers(length));
    if (isChunked && chunk.length === 0) return;
    socket.cork();
    if (isChunked) socket.write(`${chunk.length.toString(16)}\r\n`, 'latin1');
    let isTaken = socket.write(chunk);
    if (isChunked) isTaken = socket.write('\r\n', 'latin1');
    socket.uncork();
    if (!isTaken) body.pause();
  };
  const end = () => {
    stop();
    if (length !== undefined && bytes < length) return fail(lengthDiffers(length));
    if (isChunked) socket.write('0\r\n\r\n', 'latin1');
    sent();
  };
  const stop = () => {
    body.off('data', take).off('end', end).off('error', fail);
    socket.off('drain', resume);
    if (!body.readableEnded) body.destroy();
  };
  body.on('data', take).once('end', end).once('error', fail);
  socket.on('drain', resume);
  return stop;
}

function lengthDiffers(length: number): Error {
  return new InvalidInput(`the body does not have the ${length} bytes that Content-Length says`);
}
