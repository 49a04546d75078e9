import { connect, type Socket } from 'node:net';

/**
 * Opens a connection on which a test writes its own bytes.
 *
 * @param localAddress another loopback address, `127.0.0.2`, for another client
 */
export function open(port: number, localAddress = '127.0.0.1'): Socket {
  return connect({ port, host: '127.0.0.1', localAddress }).on('error', () => undefined);
}

/** Sends bytes and collects what comes back, until that many answers are whole or the server closes. */
export function exchange(port: number, bytes: string, answers = 1): Promise<string> {
  const isHead = bytes.startsWith('HEAD');
  return new Promise((resolve) => {
    const socket = open(port);
    let received = '';
    socket.on('close', () => resolve(received));
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (countWhole(received, isHead) >= answers) socket.destroy();
    });
    socket.write(bytes, 'latin1');
  });
}

/** How many final answers are there in full. */
function countWhole(text: string, isHead: boolean): number {
  let count = 0;
  for (let rest = text; rest !== '';) {
    const [head = ''] = rest.split('\r\n\r\n', 1);
    const end = head.length + 4 + (isHead ? 0 : bodyLength(head, rest.slice(head.length + 4)));
    if (!(end <= rest.length)) break;
    if (!/^HTTP\/1\.1 1\d\d /.test(head)) count++;
    rest = rest.slice(end);
  }
  return count;
}

function bodyLength(head: string, body: string): number {
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return Number(length);
  if (!/^transfer-encoding: chunked/im.test(head)) return 0;
  const last = body.indexOf('0\r\n\r\n');
  return last === -1 ? Infinity : last + 5;
}
