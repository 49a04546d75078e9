import { parseAnswerHead } from './answer-head';

const parse = (head: string, method = 'GET') => parseAnswerHead(`${head}\r\n`, method);

test('status, headers in the order and spelling they came in, repeated ones repeated', () => {
  expect(parse('HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nX-b:  \tno space around \t\r\nset-cookie: b\r\nEmpty:\r\nContent-Length: 3')).toEqual({
    status: 200,
    headers: ['Set-Cookie', 'a', 'X-b', 'no space around', 'set-cookie', 'b', 'Empty', '', 'Content-Length', '3'],
    body: 3,
    isReusable: true,
    keepAliveMs: undefined,
  });
});

test('a no-break space is a part of the value', () => {
  expect(parse('HTTP/1.1 200 OK\r\nX: \u00a0').headers).toEqual(['X', '\u00a0']);
});

test.each([
  ['GET', 'HTTP/1.1 200 OK\r\nContent-Length: 5', 5],
  ['GET', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked', 'chunked'],
  ['GET', 'HTTP/1.1 200 OK', 'close'],
  ['GET', 'HTTP/1.0 200 OK', 'close'],
  ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 5', 0],
  ['HEAD', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked', 0],
  ['HEAD', 'HTTP/1.1 200 OK', 0],
  ['GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5', 0],
  ['GET', 'HTTP/1.1 204 No Content\r\nContent-Length: 0', 0],
  ['GET', 'HTTP/1.1 103 Early Hints', 0],
])('%s: the body of %j is %p (RFC 9112 §6.3)', (method, head, body) => {
  expect(parse(head, method).body).toBe(body);
});

test.each([
  ['HTTP/1.1 200 OK\r\nContent-Length: 0', true],
  ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive', true],
  ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: x-closed', true],
  ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close', false],
  ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: a\r\nConnection: b , close', false],
  ['HTTP/1.0 200 OK\r\nContent-Length: 0', false],
  ['HTTP/1.0 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive', false],
  ['HTTP/1.1 200 OK', false],
])('after %j another answer may follow: %p (RFC 9112 §9.3)', (head, isReusable) => {
  expect(parse(head).isReusable).toBe(isReusable);
});

test.each([
  ['timeout=5', 5_000],
  ['max=100, timeout=72', 72_000],
  ['Timeout=1', 1_000],
  ['max=100', undefined],
  ['timeout=x', undefined],
])('Keep-Alive: %s says %p ms', (value, ms) => {
  expect(parse(`HTTP/1.1 200 OK\r\nKeep-Alive: ${value}`).keepAliveMs).toBe(ms);
});

const NOT_WELL_FORMED = 'sent a status line or a header that is not well-formed HTTP/1.1';

test.each([
  ['another protocol', 'HTTP/2 200 OK', NOT_WELL_FORMED],
  ['no version', 'ICY 200 OK', NOT_WELL_FORMED],
  ['a status of two digits', 'HTTP/1.1 20 OK', NOT_WELL_FORMED],
  ['a status of four digits', 'HTTP/1.1 2000 OK', NOT_WELL_FORMED],
  ['a status that does not exist', 'HTTP/1.1 600 No', NOT_WELL_FORMED],
  ['a space before the colon', 'HTTP/1.1 200 OK\r\nX : a', NOT_WELL_FORMED],
  ['no colon', 'HTTP/1.1 200 OK\r\nX', NOT_WELL_FORMED],
  ['no name', 'HTTP/1.1 200 OK\r\n: a', NOT_WELL_FORMED],
  ['a folded line', 'HTTP/1.1 200 OK\r\nX: a\r\n b', NOT_WELL_FORMED],
  ['a bare CR', 'HTTP/1.1 200 OK\r\nX: a\rb', NOT_WELL_FORMED],
  ['a bare LF', 'HTTP/1.1 200 OK\r\nX: a\nY: b', NOT_WELL_FORMED],
  ['a NUL', 'HTTP/1.1 200 OK\r\nX: a\0', NOT_WELL_FORMED],
  ['a DEL in the reason', 'HTTP/1.1 200 O\x7f', NOT_WELL_FORMED],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\ncontent-length: 5', 'sent Content-Length more than once'],
  ['a list of lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5, 5', 'sent a Content-Length that is no number'],
  ['a signed length', 'HTTP/1.1 200 OK\r\nContent-Length: +5', 'sent a Content-Length that is no number'],
  [
    'a length beyond what a number holds',
    `HTTP/1.1 200 OK\r\nContent-Length: ${'9'.repeat(16)}`,
    'sent a Content-Length that is no number',
  ],
  [
    'length and coding',
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked',
    'sent both Content-Length and Transfer-Encoding',
  ],
  ['a coding in HTTP/1.0', 'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked', 'sent a Transfer-Encoding in HTTP/1.0'],
  [
    'a coding before chunked',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked',
    'answered in a transfer coding that nobody has asked for',
  ],
  [
    'codings in two lines',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
    'answered in a transfer coding that nobody has asked for',
  ],
  ['another protocol from here on', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x', 'switched to a protocol that nobody has asked for'],
])('%s is refused', (_what, head, message) => {
  expect(() => parse(head)).toThrow(message);
});
