import { array, assert, constantFrom, integer, property, record, string, uint8Array } from 'fast-check';
import type { AnswerHead } from './answer-head';
import { AnswerParser, type AnswerReceiver } from './answer-parser';

/** What was received, pieces of a body joined. */
class Received implements AnswerReceiver {
  readonly heads: AnswerHead[] = [];
  readonly bodies: Buffer[] = [];
  readonly ends: boolean[] = [];
  #body: Buffer[] = [];

  receiveHead(head: AnswerHead): void {
    this.heads.push(head);
  }
  receiveBody(bytes: Buffer): void {
    this.#body.push(Buffer.from(bytes));
  }
  receiveEnd(isReusable: boolean): void {
    this.bodies.push(Buffer.concat(this.#body));
    this.#body = [];
    this.ends.push(isReusable);
  }
}

/** Reads bytes in pieces that end where `cuts` say, each in the same buffer, as connections read. */
function readInPieces(parser: AnswerParser, bytes: Buffer, cuts: readonly number[]): void {
  const shared = Buffer.alloc(bytes.length);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  let from = 0;
  for (const end of ends) {
    bytes.copy(shared, 0, from, end);
    parser.read(shared.subarray(0, end - from));
    shared.fill(0x21);
    from = end;
  }
}

function chunked(body: Buffer, sizes: readonly number[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (const size of [...sizes, body.length]) {
    const piece = body.subarray(at, at + size);
    at += piece.length;
    if (piece.length > 0) parts.push(Buffer.from(`${piece.length.toString(16)};x=y\r\n`), piece, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\nTrailer: forgotten\r\n\r\n')]);
}

test('however an answer is cut into pieces, and whatever comes before and after it, it is read the same', () => {
  const answer = record({
    status: constantFrom(200, 201, 404, 503),
    reason: string({ unit: 'grapheme-ascii', maxLength: 8 }),
    value: string({ unit: 'grapheme-ascii', maxLength: 40 }),
    body: uint8Array({ maxLength: 400 }),
    coding: constantFrom('length', 'chunked'),
    sizes: array(integer({ min: 1, max: 90 }), { maxLength: 6 }),
    cuts: array(integer({ min: 0, max: 1_000 }), { maxLength: 12 }),
    hints: constantFrom('', 'HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
  });
  assert(
    property(array(answer, { minLength: 1, maxLength: 3 }), (answers) => {
      const received = new Received();
      const parser = new AnswerParser(received);
      for (const { status, reason, value, body, coding, sizes, cuts, hints } of answers) {
        const framing = coding === 'length' ? `Content-Length: ${body.length}` : 'Transfer-Encoding: chunked';
        const head = `${hints}HTTP/1.1 ${status} ${reason}\r\nX: ${value}\r\n${framing}\r\n\r\n`;
        parser.expect('GET');
        readInPieces(
          parser,
          Buffer.concat([Buffer.from(head, 'latin1'), coding === 'length' ? body : chunked(Buffer.from(body), sizes)]),
          cuts,
        );
      }

      expect(received.heads.map(({ status, headers }) => [status, headers[1]])).toEqual(
        answers.map(({ status, value }) => [status, value.replace(/^[ \t]+|[ \t]+$/g, '')]),
      );
      expect(received.bodies).toEqual(answers.map(({ body }) => Buffer.from(body)));
      expect(received.ends).toEqual(answers.map(() => true));
    }),
  );
});

test('whatever bytes an upstream sends, they are an answer or refused with a sentence, and none is kept for the next', () => {
  const piece = constantFrom(
    'HTTP/1.1 200 OK\r\n',
    'Content-Length: 3\r\n',
    'Transfer-Encoding: chunked\r\n',
    '\r\n',
    'abc',
    '3\r\nabc\r\n',
    '0\r\n\r\n',
    '\n',
    'X: y\r\n',
    '\0',
  );
  assert(
    property(array(piece, { maxLength: 10 }), array(integer({ min: 0, max: 200 }), { maxLength: 4 }), (pieces, cuts) => {
      const received = new Received();
      const parser = new AnswerParser(received);
      parser.expect('GET');
      try {
        readInPieces(parser, Buffer.from(pieces.join(''), 'latin1'), cuts);
      } catch (error) {
        expect(error).toMatchObject({ name: 'MalformedAnswer', message: expect.stringMatching(/^(sent|answered) /) });
      }
      expect(received.heads.length).toBeLessThanOrEqual(1);
      expect(received.ends.length).toBeLessThanOrEqual(1);
    }),
  );
});

/** Reads the answer to one request. */
function read(text: string, method = 'GET') {
  const received = new Received();
  const parser = new AnswerParser(received);
  parser.expect(method);
  parser.read(Buffer.from(text, 'latin1'));
  return { parser, received, bodies: received.bodies.map(String), ends: received.ends };
}

test.each([
  ['the answer to HEAD has no body, whatever it says', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', 'HEAD'],
  ['nor has a 304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n', 'GET'],
])('%s, and another may follow', (_what, text, method) => {
  expect(read(text, method)).toMatchObject({ bodies: [''], ends: [true] });
});

test('what comes behind an answer ends the connection', () => {
  expect(read('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n\r\n')).toMatchObject({ bodies: ['ok'], ends: [false] });
});

test('what comes while nobody asks is refused', () => {
  const { parser } = read('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');

  expect(() => parser.read(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('sent what nobody has asked for');
});

test('a body without length or chunks lasts until the connection ends', () => {
  const { parser, received } = read('HTTP/1.1 200 OK\r\n\r\nto the ');
  parser.read(Buffer.from('end'));

  expect(received.ends).toEqual([]);
  expect(parser.readEnd()).toBe(true);
  expect(received).toMatchObject({ bodies: [Buffer.from('to the end')], ends: [false] });
});

test.each([
  ['within a head', 'HTTP/1.1 200 O'],
  ['within a body of a length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab'],
  ['within chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n'],
])('a connection that ends %s does not end the answer', (_where, text) => {
  const { parser, ends } = read(text);

  expect(parser.readEnd()).toBe(false);
  expect(ends).toEqual([]);
});

const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

test.each([
  ['a head without an end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(16 * 1024)}`, 'sent headers of more than 16384 bytes'],
  ['no size', `${CHUNKED}\r\nabc`, 'sent a chunk without a size'],
  ['a negative size', `${CHUNKED}-1\r\n`, 'sent a chunk without a size'],
  ['a size with a prefix', `${CHUNKED}0x3\r\nabc\r\n`, 'sent a chunk without a size'],
  ['a size beyond what a number holds', `${CHUNKED}${'f'.repeat(14)}\r\n`, 'sent a chunk without a size'],
  ['a bare LF behind the size', `${CHUNKED}3\nabc\r\n`, 'sent a chunk whose line ends without CR'],
  ['more than the size says', `${CHUNKED}3\r\nabcd\r\n`, 'sent a chunk that is longer than it says'],
  ['a size line without an end', `${CHUNKED}1;${'x'.repeat(2_000)}`, 'sent a chunk whose size is a line without an end'],
  ['trailers that are none', `${CHUNKED}0\r\nno colon\r\n\r\n`, 'sent trailers that are not well-formed'],
  ['trailers without an end', `${CHUNKED}0\r\n${`T: ${'x'.repeat(1_000)}\r\n`.repeat(20)}`, 'sent trailers that are not well-formed'],
])('%s is refused', (_what, text, message) => {
  expect(() => read(text)).toThrow(message);
});
