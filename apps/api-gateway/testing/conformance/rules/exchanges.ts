import {
  all,
  answersBody,
  answersField,
  answersOneOf,
  answersWith,
  closes,
  either,
  passesField,
  passesOn,
  reachesNobody,
  refuses,
} from '../faults';
import { statusOf } from '../message';
import type { Rule, Seen } from '../rule';
import { answer, get, post, SMUGGLED } from './build';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** The next answer is the one to the next request. */
const later = ({ startLine }: { readonly startLine: string }, first: string) => ({
  bytes: startLine.includes('later') ? 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlater' : first,
});

const hasContinue = ({ answers }: Seen): string | undefined =>
  statusOf(answers[0]) === 100 ? undefined : 'the client was not told to go on';

const hasNoContinue = ({ answers }: Seen): string | undefined =>
  answers.some((given) => statusOf(given) === 100) ? 'the client was told to go on' : undefined;

/** RFC 9110 §9, §10, §15 and RFC 9112 §9: methods, expectations, statuses, connections. */
export const EXCHANGE_RULES: readonly Rule[] = [
  {
    section: 'RFC 9110 §9.1',
    must: 'the case of a method counts',
    sends: [get().replace('GET', 'get')],
    fault: either(refuses(400, 405, 501), passesOn(/^get /)),
  },
  {
    section: 'RFC 9110 §9.2.2',
    must: 'a request that may act is never sent twice',
    sends: [post('Content-Length: 2\r\n', '{}')],
    upstream: () => ({ bytes: '', isLast: true }),
    fault: all(answersOneOf(502, 503, 504), passesOn(/^POST \/users HTTP/)),
  },
  {
    section: 'RFC 9110 §9.3.2',
    must: 'the answer to HEAD has no body, whatever the upstream sends',
    sends: ['HEAD /api/users HTTP/1.1\r\nHost: shop.example\r\n\r\n', get('', '/api/users/later')],
    answers: 2,
    upstream: (request) => later(request, OK),
    fault: ({ answers, rest }) => {
      if (statusOf(answers[0]) !== 200 || rest !== '') return `the client got ${JSON.stringify(rest)} behind the answer`;
      return answers[1]?.body === 'ok' ? 'the body to HEAD became the next answer' : undefined;
    },
  },
  {
    section: 'RFC 9110 §8.6',
    must: 'the answer to HEAD keeps its length',
    sends: ['HEAD /api/users HTTP/1.1\r\nHost: shop.example\r\n\r\n'],
    upstream: answer('Content-Length: 2\r\n', ''),
    fault: all(answersWith(200), answersField('Content-Length', '2')),
  },
  {
    section: 'RFC 9110 §10.1.1',
    must: 'who expects 100-continue is told to go on, or gets the answer',
    sends: [post('Content-Length: 2\r\nExpect: 100-continue\r\n', ''), '{}'],
    fault: all(answersWith(200), hasContinue, passesOn(/^POST \/users HTTP/)),
  },
  {
    section: 'RFC 9110 §10.1.1',
    must: 'who expects 100-continue of a path that is not there gets the answer alone',
    sends: [post('Content-Length: 2\r\nExpect: 100-continue\r\n', '').replace('/api/users', '/nothing')],
    fault: all(answersWith(404), hasNoContinue),
  },
  {
    section: 'RFC 9110 §10.1.1',
    must: 'an expectation in HTTP/1.0 is ignored',
    sends: [post('Content-Length: 2\r\nExpect: 100-continue\r\n', '{}').replace('HTTP/1.1', 'HTTP/1.0')],
    fault: all(answersWith(200), hasNoContinue),
  },
  {
    section: 'RFC 9110 §10.1.1',
    must: 'an expectation that nobody knows is 417, or passed on',
    sends: [get('Expect: something\r\n')],
    fault: either(refuses(417), all(answersWith(200), passesField('Expect', 'something'))),
  },
  ...[
    ['100', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['two 100s', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n'],
    ['103', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'],
    ['an interim status that nobody knows', 'HTTP/1.1 199 Odd\r\n\r\n'],
  ].map(([what, interim]) => ({
    section: 'RFC 9110 §15.2',
    must: `${what} before an answer, which nobody asked for, is not the answer`,
    sends: [get()],
    upstream: () => ({ bytes: `${interim}${OK}` }),
    fault: all(answersWith(200), answersBody('ok')),
  })),
  {
    section: 'RFC 9110 §15.2',
    must: 'who speaks HTTP/1.0 never gets an interim answer',
    sends: ['GET /api/users HTTP/1.0\r\n\r\n'],
    upstream: () => ({ bytes: `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${OK}` }),
    fault: ({ answers }) => (answers.length === 1 && statusOf(answers[0]) === 200 ? undefined : `the client got ${answers.length} answers`),
  },
  {
    section: 'RFC 9110 §15',
    must: 'a status that does not exist is a failure of the upstream',
    sends: [get()],
    upstream: answer('Content-Length: 2\r\n', 'ok', '999 Odd'),
    fault: answersOneOf(500, 502),
  },
  {
    section: 'RFC 9110 §15.5.6',
    must: 'a 405 says which methods there are',
    sends: [get().replace('GET', 'DELETE')],
    fault: either(all(answersWith(405), answersField('Allow', /GET/)), passesOn(/^DELETE \/users HTTP/)),
  },
  {
    section: 'RFC 9112 §9.3.2',
    must: 'pipelined requests are answered in their order',
    sends: [`${get('', '/api/users/1')}${get('', '/api/users/2')}${get('', '/api/users/3')}`],
    answers: 3,
    upstream: ({ startLine }) => {
      const [, id = ''] = /\/users\/(\d)/.exec(startLine) ?? [];
      return { bytes: `HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${id}`, delayMs: id === '1' ? 100 : 0 };
    },
    fault: ({ answers }) => {
      const given = answers.map(({ body }) => body).join();
      return given === '1,2,3' ? undefined : `the answers are ${given}`;
    },
  },
  {
    section: 'RFC 9112 §9.6',
    must: 'a request with "close" is answered, and the connection closed',
    sends: [get('Connection: close\r\n')],
    fault: all(answersWith(200), closes),
  },
  {
    section: 'RFC 9112 §9.6',
    must: 'nothing behind a request with "close" is processed, and the request is still answered',
    sends: [`${get('Connection: close\r\n')}${SMUGGLED}`],
    upstream: () => ({ bytes: OK, delayMs: 50 }),
    fault: all(answersWith(200), closes, passesOn(/^GET \/users HTTP/)),
  },
  {
    section: 'RFC 9112 §9.6',
    must: 'a connection on which the upstream said "close" carries no further request',
    sends: [get(), get('', '/api/users/later')],
    answers: 2,
    upstream: () => ({ bytes: 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok' }),
    fault: all(answersWith(200, 200), ({ connections }) => (connections === 2 ? undefined : `both went on ${connections} connections`)),
  },
  {
    section: 'RFC 9112 §9.2',
    must: 'an answer to nobody is never taken for the answer to the next request',
    sends: [get(), get('', '/api/users/later')],
    answers: 2,
    upstream: (request) => later(request, `${OK}HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\npoisoned`),
    fault: ({ answers }) => (answers.some(({ body }) => body === 'poisoned') ? 'the client got the answer to nobody' : undefined),
  },
  {
    section: 'RFC 9112 §11.2',
    must: 'a body is a body, whatever it looks like',
    sends: [post(`Content-Length: ${SMUGGLED.length}\r\n`, SMUGGLED)],
    fault: all(answersWith(200), passesOn(/^POST \/users HTTP/)),
  },
  {
    section: 'RFC 9112 §11.1',
    must: 'an encoded line break of a target stays encoded',
    sends: [get('', '/api/users/%0d%0aX-Injected:%201')],
    fault: either(refuses(400, 404), all(passesField('X-Injected'), passesOn(/^GET \/users\/%0d%0a/i))),
  },
  {
    section: 'RFC 9110 §17.1',
    must: 'dot segments never lead out of what is published',
    sends: [get('', '/api/users/../../metrics')],
    fault: either(reachesNobody, passesOn(/^GET \/users/)),
  },
];
