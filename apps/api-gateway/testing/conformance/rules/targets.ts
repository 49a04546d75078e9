import { all, answersField, answersOneOf, answersWith, closes, either, passesField, passesOn, reachesNobody, refuses } from '../faults';
import { valuesOf } from '../message';
import type { Rule, Seen } from '../rule';
import { get } from './build';

const raw = (head: string) => [`${head}\r\n\r\n`];

/** Wherever a request says where it wanted to go, it says this and not that. */
const namesHost =
  (host: string, other: string) =>
  ({ requests: [request] }: Seen): string | undefined => {
    const named = ['x-forwarded-host', 'forwarded', 'host'].flatMap((name) => valuesOf(request, name)).join(' ');
    if (named.includes(other)) return `the upstream got ${JSON.stringify(named)}`;
    return named.includes(host) ? undefined : `the upstream got ${JSON.stringify(named)} as hosts`;
  };

/** RFC 9112 §3.2, RFC 9110 §7: whom a request is for, and how it got there. */
export const TARGET_RULES: readonly Rule[] = [
  ...[
    ['no Host', 'GET /api/users HTTP/1.1'],
    ['two Hosts', 'GET /api/users HTTP/1.1\r\nHost: a\r\nHost: b'],
    ['two equal Hosts', 'GET /api/users HTTP/1.1\r\nHost: a\r\nHost: a'],
    ...['a b', 'a/b', 'a@b', 'a, b', '[::1', 'a:b', 'a\\b', 'a"b'].map((host) => [
      `the Host ${JSON.stringify(host)}`,
      `GET /api/users HTTP/1.1\r\nHost: ${host}`,
    ]),
  ].map(([what, head]) => ({
    section: 'RFC 9112 §3.2',
    must: `${what} is refused with 400`,
    sends: raw(head as string),
    fault: refuses(400),
  })),
  {
    section: 'RFC 9112 §3.2.2',
    must: 'a target in absolute form is accepted',
    sends: raw('GET http://shop.example/api/users/1?a=b HTTP/1.1\r\nHost: shop.example'),
    fault: all(answersWith(200), passesOn(/^GET \/users\/1\?a=b HTTP/)),
  },
  {
    section: 'RFC 9112 §3.2.2',
    must: 'the host of a target in absolute form counts, and not the header',
    sends: raw('GET http://shop.example/api/users HTTP/1.1\r\nHost: other.example'),
    fault: either(refuses(400), all(answersWith(200), namesHost('shop.example', 'other.example'))),
  },
  {
    section: 'RFC 9110 §4.2.4',
    must: 'a target with a user in front of its host is refused or loses the user',
    sends: raw('GET http://user:pass@shop.example/api/users HTTP/1.1\r\nHost: shop.example'),
    fault: either(refuses(400), ({ requests: [request] }) => (request?.raw.includes('user:pass') ? 'the user is passed on' : undefined)),
  },
  {
    section: 'RFC 9112 §3.2.3',
    must: 'a target in authority form is for CONNECT alone',
    sends: raw('GET shop.example:80 HTTP/1.1\r\nHost: shop.example'),
    fault: refuses(400),
  },
  {
    section: 'RFC 9112 §3.2.4',
    must: 'a target that is an asterisk is for OPTIONS alone',
    sends: raw('GET * HTTP/1.1\r\nHost: shop.example'),
    fault: refuses(400, 404),
  },
  {
    section: 'RFC 9110 §7.6',
    must: 'a message is never sent to where a client says',
    sends: raw('GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: 127.0.0.1:1'),
    // The page of the proxy itself, or nothing there: never a failure to get through.
    fault: all(reachesNobody, answersOneOf(200, 400, 403, 404, 421)),
  },
  {
    section: 'RFC 9110 §7.6.1',
    must: 'headers that Connection names end here',
    sends: [get('Connection: keep-alive, X-Secret\r\nX-Secret: 1\r\nX-Other: 2\r\n')],
    fault: all(answersWith(200), passesField('X-Secret'), passesField('X-Other', '2')),
  },
  {
    section: 'RFC 9110 §7.6.1',
    must: 'headers that a second line of Connection names end here',
    sends: [get('Connection: keep-alive\r\nConnection: x-secret\r\nX-Secret: 1\r\n')],
    fault: all(answersWith(200), passesField('X-Secret')),
  },
  {
    section: 'RFC 9110 §7.6.1',
    must: 'headers that Connection of an answer names end here',
    sends: [get()],
    upstream: () => ({ bytes: 'HTTP/1.1 200 OK\r\nConnection: X-Secret\r\nX-Secret: 1\r\nContent-Length: 2\r\n\r\nok' }),
    fault: all(answersWith(200), answersField('X-Secret')),
  },
  {
    section: 'RFC 9110 §7.6.1',
    must: 'headers for the next hop alone end here, named or not',
    sends: [get('Keep-Alive: timeout=5\r\nProxy-Connection: keep-alive\r\nTE: trailers\r\nUpgrade: websocket\r\n')],
    fault: all(answersWith(200), ...['Keep-Alive', 'Proxy-Connection', 'TE', 'Upgrade'].map((name) => passesField(name))),
  },
  {
    section: 'RFC 9110 §7.6.2',
    must: 'an OPTIONS that may go no further is answered here',
    sends: raw('OPTIONS /api/users HTTP/1.1\r\nHost: shop.example\r\nMax-Forwards: 0'),
    fault: reachesNobody,
  },
  {
    section: 'RFC 9110 §7.6.2',
    must: 'a TRACE that may go no further is answered here',
    sends: raw('TRACE /api/users HTTP/1.1\r\nHost: shop.example\r\nMax-Forwards: 0'),
    fault: reachesNobody,
  },
  {
    section: 'RFC 9110 §7.6.3',
    must: 'a gateway adds itself to Via, behind those that were there, with the version that it got',
    sends: ['GET /api/users HTTP/1.0\r\nHost: shop.example\r\nVia: 1.1 outer\r\n\r\n'],
    fault: all(answersWith(200), passesField('Via', /^1\.1 outer, 1\.0 \S+/)),
  },
  {
    section: 'RFC 9110 §7.7',
    must: 'path and query are passed on as they are',
    sends: [get('', '/api/users/%41%2f~a;b=c,d?e=%20+f&g[]=h')],
    fault: all(answersWith(200), passesOn(/^GET \/users\/%41%2f~a;b=c,d\?e=%20\+f&g\[\]=h HTTP/)),
  },
  {
    section: 'RFC 9110 §7.8',
    must: 'an upgrade that nobody asked for is not passed on',
    sends: [get()],
    upstream: () => ({ bytes: 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nwhatever' }),
    fault: answersWith(502),
  },
  {
    section: 'RFC 9110 §9.3.6',
    must: 'a CONNECT opens no tunnel, and nothing behind it is a request',
    sends: ['CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n', get()],
    fault: all(reachesNobody, answersOneOf(400, 403, 404, 405, 501), closes),
  },
];
