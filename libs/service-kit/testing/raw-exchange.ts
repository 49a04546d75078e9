import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A connection on which a test writes bytes that no HTTP client would. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, 'localhost');
  await once(socket, 'connect');
  // The server may reset a connection whose bytes it refuses; what it said before counts.
  socket.on('error', () => undefined);
  return socket;
}

/** Sends bytes and gives everything that comes back until the server closes the connection. */
export async function exchange(port: number, ...chunks: readonly string[]): Promise<string> {
  const socket = await openSocket(port);
  const answer = text(socket);
  for (const chunk of chunks) socket.write(chunk);
  return answer;
}

/** The parts of one raw answer. */
export function partsOf(answer: string) {
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  return { status: Number(statusLine.split(' ')[1]), headers, body };
}
