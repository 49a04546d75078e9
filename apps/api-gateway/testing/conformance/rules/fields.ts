import { all, answersBody, answersField, answersWith, either, passesField, passesOn, refuses } from '../faults';
import { valuesOf } from '../message';
import type { Rule, Seen } from '../rule';
import { answer, get, post } from './build';

const DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/;

/** RFC 9110 §5, §6, §8, §11: headers that go on as they came. */
export const FIELD_RULES: readonly Rule[] = [
  {
    section: 'RFC 9110 §5.1',
    must: 'headers that nobody knows are passed on',
    sends: [get('X-Nobody-Knows: it\r\n')],
    fault: all(answersWith(200), passesField('x-nobody-knows', 'it')),
  },
  {
    section: 'RFC 9110 §5.1',
    must: 'headers of an answer that nobody knows are passed on',
    sends: [get()],
    upstream: answer('X-Nobody-Knows: it\r\nContent-Length: 2\r\n', 'ok'),
    fault: all(answersWith(200), answersField('x-nobody-knows', 'it')),
  },
  {
    section: 'RFC 9110 §5.3',
    must: 'lines of the same header keep their order',
    sends: [get('X-A: 1\r\nX-B: 0\r\nX-A: 3\r\nx-a: 2\r\n')],
    fault: all(answersWith(200), ({ requests: [request] }) => {
      const given = valuesOf(request, 'x-a').join(', ');
      return given === '1, 3, 2' ? undefined : `the upstream got ${given}`;
    }),
  },
  {
    section: 'RFC 9110 §5.3',
    must: 'lines of Set-Cookie stay lines, in their order',
    sends: [get()],
    upstream: answer('Set-Cookie: a=1, b\r\nX-B: 0\r\nSet-Cookie: c=2\r\nContent-Length: 2\r\n', 'ok'),
    fault: all(answersWith(200), answersField('Set-Cookie', 'a=1, b', 'c=2')),
  },
  ...['\0', 'a\0b'].map((value) => ({
    section: 'RFC 9110 §5.5',
    must: `the value ${JSON.stringify(value)} is refused, or NUL becomes a space`,
    sends: [get(`X-A: ${value}\r\n`)],
    fault: either(refuses(400), ({ requests: [request] }: Seen) =>
      request?.raw.includes('\0') === false ? undefined : 'NUL is passed on',
    ),
  })),
  {
    section: 'RFC 9110 §5.5',
    must: 'a NUL in an answer is a 502, or becomes a space',
    sends: [get()],
    upstream: answer('X-A: a\0b\r\nContent-Length: 2\r\n', 'ok'),
    fault: ({ answers }) => (answers.some(({ raw }) => raw.includes('\0')) || answers.length === 0 ? 'NUL is passed on' : undefined),
  },
  {
    section: 'RFC 9112 §5.1',
    must: 'white space around a value is no part of it',
    sends: [get('X-A:   \tb c \t \r\n')],
    fault: all(answersWith(200), ({ requests: [request] }) =>
      /^x-a: b c\r$/im.test(request?.raw ?? '') ? undefined : `the upstream got ${JSON.stringify(request?.raw)}`,
    ),
  },
  {
    section: 'RFC 9110 §6.6.1',
    must: 'an answer without a Date gets one',
    sends: [get()],
    fault: all(answersWith(200), answersField('Date', DATE)),
  },
  {
    section: 'RFC 9110 §6.6.1',
    must: 'an answer with a Date keeps it',
    sends: [get()],
    upstream: answer('Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 2\r\n', 'ok'),
    fault: all(answersWith(200), answersField('Date', 'Sun, 06 Nov 1994 08:49:37 GMT')),
  },
  {
    section: 'RFC 9110 §6.6.1',
    must: 'a refusal has a Date',
    sends: [get().replace('GET', 'GET\x01')],
    fault: all(answersWith(400), answersField('Date', DATE)),
  },
  {
    section: 'RFC 9110 §7.7',
    must: 'content and what describes it are passed on as they are',
    sends: [
      post('Content-Encoding: x-none\r\nContent-Type: text/odd\r\nContent-Length: 5\r\nCache-Control: no-transform\r\n', '\0\xff\r\n\r'),
    ],
    fault: all(
      answersWith(200),
      passesField('Content-Encoding', 'x-none'),
      passesField('Content-Type', 'text/odd'),
      passesField('Cache-Control', 'no-transform'),
      ({ requests: [request] }) => (request?.body === '\0\xff\r\n\r' ? undefined : `the upstream got ${JSON.stringify(request?.body)}`),
    ),
  },
  {
    section: 'RFC 9110 §7.7',
    must: 'content of an answer and what describes it are passed on as they are',
    sends: [get()],
    upstream: answer(
      'Content-Encoding: x-none\r\nContent-Range: x 1-2/3\r\nCache-Control: no-transform\r\nContent-Length: 3\r\n',
      '\0\xff\r',
      '206 Partial Content',
    ),
    fault: all(
      answersWith(206),
      answersBody('\0\xff\r'),
      answersField('Content-Encoding', 'x-none'),
      answersField('Content-Range', 'x 1-2/3'),
    ),
  },
  {
    section: 'RFC 9110 §11.6.2',
    must: 'Authorization is passed on as it is',
    sends: [get('Authorization: Basic  odd==\r\n')],
    fault: all(answersWith(200), passesField('Authorization', 'Basic  odd==')),
  },
  {
    section: 'RFC 9110 §11.6.1',
    must: 'WWW-Authenticate is passed on as it is',
    sends: [get()],
    upstream: answer('WWW-Authenticate: Basic realm="a", Odd\r\nContent-Length: 0\r\n', '', '401 Unauthorized'),
    fault: all(answersWith(401), answersField('WWW-Authenticate', 'Basic realm="a", Odd')),
  },
  {
    section: 'RFC 9110 §13.1',
    must: 'preconditions are passed on to whoever can judge them',
    sends: [get('If-None-Match: "1", W/"2"\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n')],
    fault: all(answersWith(200), passesOn(/^GET/), passesField('If-None-Match', '"1", W/"2"')),
  },
];
