import { createServer, type RequestListener } from 'node:http';
import { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { endWith } from './send-text';

/** The pieces in which a server writes its answers to these requests. */
async function piecesOf(listener: RequestListener, ...requests: readonly string[]): Promise<readonly string[]> {
  const pieces: string[] = [];
  const socket = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      pieces.push(chunk.toString());
      done();
    },
  });
  createServer(listener).emit('connection', socket);
  for (const request of requests) {
    socket.push(request);
    await turn();
    await turn();
  }
  socket.destroy();
  return pieces;
}

const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const HEAD = 'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n';

const answerWith =
  (text: string): RequestListener =>
  (_request, response) => {
    response.writeHead(200, ['Content-Length', String(Buffer.byteLength(text))]);
    endWith(response, text, 'utf8');
  };

test.each(['small', 'grün', 'x'.repeat(10_000), ''])(
  'an answer leaves in one piece, and the next on its connection too: %.10j',
  async (text) => {
    const pieces = await piecesOf(answerWith(text), GET, GET);

    expect(pieces).toHaveLength(2);
    for (const piece of pieces) {
      expect(piece).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(piece.slice(piece.indexOf('\r\n\r\n') + 4)).toBe(text);
    }
  },
);

test('the answer to a HEAD leaves in one piece, without the text', async () => {
  const pieces = await piecesOf(answerWith('text'), HEAD, GET);

  expect(pieces.map((piece) => piece.slice(piece.indexOf('\r\n\r\n') + 4))).toEqual(['', 'text']);
  expect(pieces[0]).toContain('Content-Length: 4\r\n');
});

test('fails nobody when the client has left', async () => {
  const listener: RequestListener = (request, response) => {
    request.socket.destroy();
    setImmediate(() => answerWith('text')(request, response));
  };

  expect(await piecesOf(listener, GET)).toEqual([]);
});
