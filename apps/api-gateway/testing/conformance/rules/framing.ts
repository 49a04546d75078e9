import { all, answersBody, answersField, answersWith, closes, either, passesField, passesOn, refuses } from '../faults';
import { valuesOf } from '../message';
import type { Rule, Seen } from '../rule';
import { answer, get, post, SMUGGLED } from './build';

/** The body came whole, with one framing. */
const passesBody =
  (body: string) =>
  ({ requests: [request] }: Seen): string | undefined =>
    request?.body === body ? undefined : `the upstream got the body ${JSON.stringify(request?.body)}`;

const hasOneFraming = ({ answers }: Seen): string | undefined => {
  const [final] = answers.slice(-1);
  const framings = [...valuesOf(final, 'content-length'), ...valuesOf(final, 'transfer-encoding')];
  return framings.length > 1 ? `the client got two framings: ${JSON.stringify(final?.raw)}` : undefined;
};

/** RFC 9112 §6 and §7: where a message ends. */
export const FRAMING_RULES: readonly Rule[] = [
  {
    section: 'RFC 9112 §6.1',
    must: 'Content-Length beside Transfer-Encoding is refused, or goes and the connection closes',
    sends: [post('Content-Length: 6\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${SMUGGLED}`)],
    answers: 2,
    fault: all(closes, either(refuses(400), passesOn(/^POST \/users HTTP/))),
  },
  {
    section: 'RFC 9112 §6.1',
    must: 'Transfer-Encoding in HTTP/1.0 is refused, or the connection closes behind it',
    sends: [post('Transfer-Encoding: chunked\r\nConnection: keep-alive\r\n', `0\r\n\r\n${SMUGGLED}`).replace('HTTP/1.1', 'HTTP/1.0')],
    answers: 2,
    fault: all(closes, either(refuses(400, 501), passesOn(/^POST \/users HTTP/))),
  },
  {
    section: 'RFC 9112 §6.1',
    must: 'an answer to HTTP/1.0 has no Transfer-Encoding',
    sends: ['GET /api/users HTTP/1.0\r\n\r\n'],
    upstream: answer('Transfer-Encoding: chunked\r\n', '2\r\nok\r\n0\r\n\r\n'),
    fault: all(answersWith(200), answersField('Transfer-Encoding'), answersBody('ok'), closes),
  },
  ...['gzip, chunked', 'chunked, chunked', 'identity, chunked'].map((coding) => ({
    section: 'RFC 9112 §6.1',
    must: `the coding "${coding}" of a request is refused, or passed on as it is`,
    sends: [post(`Transfer-Encoding: ${coding}\r\n`, '2\r\n{}\r\n0\r\n\r\n')],
    fault: either(refuses(400, 501), passesField('Transfer-Encoding', coding)),
  })),
  ...['gzip, chunked', 'chunked, chunked'].map((coding) => ({
    section: 'RFC 9112 §6.1',
    must: `the coding "${coding}" of an answer, which nobody asked for, is a 502, or passed on as it is`,
    sends: [get()],
    upstream: answer(`Transfer-Encoding: ${coding}\r\n`, '2\r\nok\r\n0\r\n\r\n'),
    fault: either(answersWith(502), answersField('Transfer-Encoding', coding)),
  })),
  ...[204, 304].map((status) => ({
    section: 'RFC 9112 §6.3',
    must: `a ${status} ends with its headers, whatever they say, and the next answer is its own`,
    sends: [get(), get('', '/api/users/later')],
    answers: 2,
    upstream: ({ startLine }: { readonly startLine: string }) => ({
      bytes: startLine.includes('later')
        ? 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlater'
        : `HTTP/1.1 ${status} Odd\r\nContent-Length: 5\r\n\r\n`,
    }),
    fault: all(answersWith(status, 200), answersBody('later')),
  })),
  {
    section: 'RFC 9110 §8.6',
    must: 'a 204 has no Content-Length',
    sends: [get()],
    upstream: answer('Content-Length: 0\r\n', '', '204 No Content'),
    fault: all(answersWith(204), answersField('Content-Length')),
  },
  {
    section: 'RFC 9112 §6.3',
    must: 'an answer with Content-Length beside Transfer-Encoding loses the length, or is a 502',
    sends: [get()],
    upstream: answer('Content-Length: 9\r\nTransfer-Encoding: chunked\r\n', '2\r\nok\r\n0\r\n\r\n'),
    fault: either(answersWith(502), all(answersWith(200), hasOneFraming, answersBody('ok'))),
  },
  ...['chunked, identity', 'xchunked', '\x0bchunked', 'chunk', '"chunked"'].map((coding) => ({
    section: 'RFC 9112 §6.3',
    must: `the last coding ${JSON.stringify(coding)} of a request is refused with 400`,
    sends: [post(`Transfer-Encoding: ${coding}\r\n`, `0\r\n\r\n${SMUGGLED}`)],
    fault: all(refuses(400, 501), closes),
  })),
  ...['+5', '-5', '0x5', '5 5', '5,6', '5.0', 'five', '9'.repeat(40), '5;'].map((length) => ({
    section: 'RFC 9112 §6.3',
    must: `the length "${length}" of a request is refused with 400, and the connection closed`,
    sends: [post(`Content-Length: ${length}\r\n`, `abcde${SMUGGLED}`)],
    fault: all(refuses(400, 413), closes),
  })),
  {
    section: 'RFC 9112 §6.3',
    must: 'two lengths of a request are refused with 400, and the connection closed',
    sends: [post('Content-Length: 5\r\nContent-Length: 6\r\n', `abcde${SMUGGLED}`)],
    fault: all(refuses(400), closes),
  },
  {
    section: 'RFC 9110 §8.6',
    must: 'two equal lengths of a request are refused, or become one',
    sends: [post('Content-Length: 5\r\nContent-Length: 5\r\n', 'abcde')],
    fault: either(refuses(400), all(passesOn(/^POST \/users HTTP/), passesField('Content-Length', '5'))),
  },
  ...['Content-Length: 2\r\nContent-Length: 3\r\n', 'Content-Length: +2\r\n', 'Content-Length: 2, 3\r\n'].map((lines) => ({
    section: 'RFC 9112 §6.3',
    must: `the lengths ${JSON.stringify(lines)} of an answer are a 502`,
    sends: [get()],
    upstream: answer(lines, 'ok\r\n'),
    fault: answersWith(502),
  })),
  {
    section: 'RFC 9112 §6.3',
    must: 'an answer without a length goes on until its connection ends, and is framed anew',
    sends: [get()],
    upstream: () => ({ bytes: 'HTTP/1.1 200 OK\r\n\r\nuntil the end', isLast: true }),
    fault: all(answersWith(200), answersBody('until the end'), hasOneFraming),
  },
  {
    section: 'RFC 9112 §7.1',
    must: 'chunks are understood, in digits of either case',
    sends: [post('Transfer-Encoding: Chunked\r\n', '0A\r\n0123456789\r\n1\r\nz\r\n0\r\n\r\n')],
    fault: all(answersWith(200), passesBody('0123456789z')),
  },
  {
    section: 'RFC 9112 §7.1.1',
    must: 'extensions of a chunk that nobody knows are ignored',
    sends: [post('Transfer-Encoding: chunked\r\n', '2;a=b;c="d"\r\n{}\r\n0;e\r\n\r\n')],
    fault: all(answersWith(200), passesBody('{}')),
  },
  ...['10000000000000002', 'fffffffffffffffff', '-2', '+2', '0x2', '2g', ''].map((size) => ({
    section: 'RFC 9112 §7.1',
    must: `the size "${size}" of a chunk is refused, and the connection closed`,
    sends: [post('Transfer-Encoding: chunked\r\n', `${size}\r\n{}\r\n0\r\n\r\n${SMUGGLED}`)],
    fault: all(closes, ({ requests }: Seen) => (requests.length === 0 ? undefined : `the upstream got ${requests.length} requests`)),
  })),
  {
    section: 'RFC 9112 §7.1.2',
    must: 'trailers never become headers',
    sends: [post('Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n', '2\r\n{}\r\n0\r\nX-Sum: 1\r\nHost: evil.example\r\n\r\n')],
    fault: all(answersWith(200), passesBody('{}'), passesField('X-Sum'), ({ requests: [request] }) =>
      valuesOf(request, 'host').includes('evil.example') ? 'the trailer became the host' : undefined,
    ),
  },
  {
    section: 'RFC 9110 §6.5.1',
    must: 'trailers of an answer never become headers',
    sends: [get()],
    upstream: answer('Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n', '2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n'),
    fault: all(answersWith(200), answersBody('ok'), answersField('X-Sum')),
  },
];
