import { all, answersField, answersWith, breaksOff, closes, either, passesField, passesOn, refuses } from '../faults';
import type { Rule } from '../rule';
import { answer, get, post, SMUGGLED } from './build';

/** RFC 9112 §2 to §5: the form of a message. */
export const MESSAGE_RULES: readonly Rule[] = [
  {
    section: 'RFC 9112 §2.2',
    must: 'a bare CR in a header is invalid or becomes a space',
    sends: [get('X-A: b\rContent-Length: 30\r\n')],
    fault: either(refuses(400), all(passesOn(/^GET \/users HTTP/), passesField('X-A', /^b Content-Length: 30$/))),
  },
  {
    section: 'RFC 9112 §2.2',
    must: 'a bare CR in the request line is invalid or becomes a space',
    sends: [get().replace('/api/users', '/api/users\r')],
    fault: either(refuses(400), passesOn(/^GET \/users ?HTTP/)),
  },
  {
    section: 'RFC 9112 §2.2',
    must: 'a line with white space in front, before the first header, is refused or dropped',
    sends: ['GET /api/users HTTP/1.1\r\n Transfer-Encoding: chunked\r\nHost: shop.example\r\n\r\n'],
    fault: either(refuses(400), all(passesOn(/^GET \/users HTTP/), passesField('Transfer-Encoding'))),
  },
  {
    section: 'RFC 9112 §2.2',
    must: 'octets are passed on, whatever encoding they are meant in',
    sends: [get('X-A: b\xfcc\xe9\r\n')],
    fault: all(answersWith(200), passesField('X-A', 'b\xfcc\xe9')),
  },
  {
    section: 'RFC 9112 §2.3',
    must: 'a request is passed on in the version of the intermediary',
    sends: ['GET /api/users HTTP/1.0\r\n\r\n'],
    fault: all(answersWith(200), passesOn(/^GET \/users HTTP\/1\.1$/)),
  },
  {
    section: 'RFC 9112 §2.3',
    must: 'an answer is passed on in the version of the intermediary',
    sends: [get()],
    upstream: () => ({ bytes: 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', isLast: true }),
    fault: all(answersWith(200), ({ answers }) =>
      answers[0]?.startLine.startsWith('HTTP/1.1 ') ? undefined : 'the answer is in HTTP/1.0',
    ),
  },
  {
    section: 'RFC 9112 §3',
    must: 'a target longer than anyone parses is refused',
    sends: [get('', `/api/users?${'a'.repeat(64 * 1024)}`)],
    // 431 where the head is limited as a whole (RFC 6585 §5).
    fault: refuses(414, 431),
  },
  {
    section: 'RFC 9112 §3.2',
    must: 'white space in a target is refused, and not put right',
    sends: [get('', '/api/users/a b')],
    fault: refuses(400, 404),
  },
  {
    section: 'RFC 9112 §5.1',
    must: 'white space between the name of a header and its colon is refused with 400',
    sends: [post('Content-Length : 5\r\n', `abcde${SMUGGLED}`)],
    fault: refuses(400),
  },
  {
    section: 'RFC 9112 §5.1',
    must: 'white space between the name of a header of an answer and its colon is taken out',
    sends: [get()],
    upstream: answer('X-A : b\r\nContent-Length: 2\r\n', 'ok'),
    fault: either(answersWith(502), all(answersWith(200), answersField('X-A', 'b'))),
  },
  {
    section: 'RFC 9112 §5.2',
    must: 'a folded header is refused with 400 or unfolded',
    sends: [get('X-A: b\r\n c\r\n')],
    fault: either(refuses(400), all(passesOn(/^GET \/users HTTP/), passesField('X-A', /^b +c$/))),
  },
  {
    section: 'RFC 9112 §5.2',
    must: 'a folded framing header is refused with 400 or unfolded',
    sends: [post('Transfer-Encoding:\r\n chunked\r\n', `0\r\n\r\n${SMUGGLED}`)],
    fault: either(refuses(400), passesOn(/^POST \/users HTTP/, /^GET \/users\/smuggled HTTP/)),
  },
  {
    section: 'RFC 9112 §5.2',
    must: 'a folded header of an answer is a 502 or unfolded',
    sends: [get()],
    upstream: answer('X-A: b\r\n c\r\nContent-Length: 2\r\n', 'ok'),
    fault: either(answersWith(502), all(answersWith(200), answersField('X-A', /^b +c$/))),
  },
  {
    section: 'RFC 9112 §8',
    must: 'a request that ends before its body does is not passed on as a whole one',
    sends: [post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\nnonsense\r\n')],
    fault: ({ requests }) => (requests.length === 0 ? undefined : 'the upstream got a whole request'),
  },
  {
    section: 'RFC 9112 §8',
    must: 'an answer that ends before its length does never looks whole',
    sends: [get()],
    upstream: () => ({ bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok', isLast: true }),
    fault: breaksOff,
  },
  {
    section: 'RFC 9112 §8',
    must: 'an answer that ends before its last chunk never looks whole',
    sends: [get()],
    upstream: () => ({ bytes: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nok', isLast: true }),
    fault: breaksOff,
  },
  {
    section: 'RFC 9112 §2.2',
    must: 'what is no HTTP is refused, and the connection closed',
    sends: ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n'],
    fault: all(closes, ({ requests }) => (requests.length === 0 ? undefined : 'the upstream got it')),
  },
];
