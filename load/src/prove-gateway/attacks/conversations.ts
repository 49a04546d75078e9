import type { Socket } from 'node:net';
import { OPERATIONAL_PATHS } from 'fairlead/contract';
import type { Converse } from './sockets';

/** How often a slow client does anything, in milliseconds. */
const SLOW_MS = 3_000;

/** What slow clients say they will send, in bytes. */
const ANNOUNCED_BYTES = 1_000;

/** Requests that are written together. */
const PIPELINED = 100;

/** A body that comes byte by byte. */
export const trickleBody: Converse = (socket, url) => {
  socket.resume();
  socket.write(headOf('POST', url, ['Content-Type: application/json', `Content-Length: ${ANNOUNCED_BYTES}`]));
  every(socket, SLOW_MS, () => socket.write(' '));
};

/** A head that never ends. */
export const holdHeadOpen: Converse = (socket, url) => {
  socket.resume();
  socket.write(headOf('GET', url).slice(0, -2));
  every(socket, SLOW_MS, () => socket.write('X-More: to come\r\n'));
};

/** Requests without waiting for any answer, as fast as they are taken. */
export const pipelineWithoutEnd: Converse = (socket, url) => {
  const requests = headOf('GET', url).repeat(PIPELINED);
  const fill = () => {
    while (socket.write(requests));
  };
  socket.resume();
  socket.on('drain', fill);
  fill();
};

/** An answer that is taken a piece now and then. */
export const readSlowly: Converse = (socket, url) => {
  socket.write(headOf('GET', url));
  socket.on('data', () => socket.pause());
  every(socket, SLOW_MS, () => socket.resume());
};

/** One request, and then nothing: the connection stays, as that of a browser does. */
export const stayIdle: Converse = (socket, url) => {
  socket.resume();
  socket.write(headOf('GET', new URL(OPERATIONAL_PATHS.live, url)));
};

function headOf(method: string, { host, pathname, search }: URL, headers: readonly string[] = []): string {
  return [`${method} ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...headers, '', ''].join('\r\n');
}

function every(socket: Socket, ms: number, act: () => void): void {
  const timer = setInterval(act, ms);
  socket.once('close', () => clearInterval(timer));
}
