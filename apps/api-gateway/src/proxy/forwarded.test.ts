import type { IncomingMessage } from 'node:http';
import { HeaderLines } from '../http1/header-lines';
import { addForwardingLines, isForwarding, peerAddress } from './forwarded';

function forwardedBy(headers: Record<string, string>, peer: string, isTrusted: boolean): Record<string, string> {
  const lines = new HeaderLines();
  addForwardingLines(lines, { headers }, peer, isTrusted);
  const entries = lines.text.split('\r\n').filter((line) => line !== '');
  return Object.fromEntries(entries.map((line) => line.split(': ') as [string, string]));
}

describe('addForwardingLines', () => {
  const said = {
    host: 'gateway:3000',
    forwarded: 'for=192.0.2.1;proto=https',
    'x-forwarded-for': '192.0.2.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'shop.example.com',
  };

  test('replaces what an untrusted peer says', () => {
    expect(forwardedBy(said, '198.51.100.7', false)).toEqual({
      Forwarded: 'for=198.51.100.7;host="gateway:3000";proto=http',
      'X-Forwarded-For': '198.51.100.7',
      'X-Forwarded-Proto': 'http',
      'X-Forwarded-Host': 'gateway:3000',
    });
  });

  test('continues what a trusted proxy says', () => {
    expect(forwardedBy(said, '10.0.0.1', true)).toEqual({
      Forwarded: 'for=192.0.2.1;proto=https, for=10.0.0.1;host="gateway:3000";proto=http',
      'X-Forwarded-For': '192.0.2.1, 10.0.0.1',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'shop.example.com',
    });
  });

  test.each([
    [
      'Forwarded alone',
      {
        host: 'gateway:3000',
        forwarded: 'for="[2001:db8::1]:80";proto=https;host="shop.example.com", for=192.0.2.1:99;proto=https;Host=a',
      },
      { 'X-Forwarded-For': '2001:db8::1, 192.0.2.1, 10.0.0.1', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'a' },
    ],
    [
      'Forwarded, but for a host that is none',
      { host: 'gateway:3000', forwarded: 'for=192.0.2.1;host="a, b"' },
      { 'X-Forwarded-For': '192.0.2.1, 10.0.0.1', 'X-Forwarded-Host': 'gateway:3000' },
    ],
    [
      'Forwarded that hides the client',
      { forwarded: 'for=_secret, proto=https' },
      { 'X-Forwarded-For': 'unknown, unknown, 10.0.0.1', 'X-Forwarded-Proto': 'https' },
    ],
    ['a list with nothing in it', { 'x-forwarded-for': ' , ' }, { Forwarded: 'for=10.0.0.1;proto=http', 'X-Forwarded-For': '10.0.0.1' }],
  ])('tells upstreams in both ways what a trusted proxy says in %s', (_what, headers, expected) => {
    expect(forwardedBy(headers, '10.0.0.1', true)).toMatchObject(expected);
  });

  test.each([
    ['an IPv6 peer in brackets and quotes', {}, '2001:db8::1', 'for="[2001:db8::1]";proto=http'],
    ['a host that could end its quotes', { host: 'a";for=b' }, '192.0.2.1', 'for=192.0.2.1;host="a\\";for=b";proto=http'],
    [
      'the hops that a trusted proxy told in X-Forwarded-For alone',
      { 'x-forwarded-for': '192.0.2.1,2001:db8::2' },
      '10.0.0.1',
      'for=192.0.2.1, for="[2001:db8::2]", for=10.0.0.1;proto=http',
    ],
  ])('writes %s', (_what, headers, peer, expected) => {
    expect(forwardedBy(headers, peer, true)['Forwarded']).toBe(expected);
  });
});

test.each([
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['10.1.2.3', '10.1.2.3'],
  ['2001:db8::1', '2001:db8::1'],
  [undefined, 'unknown'],
])('the peer at %s is %s', (remoteAddress, expected) => {
  expect(peerAddress({ socket: { remoteAddress } as IncomingMessage['socket'] })).toBe(expected);
});

test.each([
  ['forwarded', true],
  ['x-forwarded-port', true],
  ['x-forwarded', true],
  ['x-real-ip', true],
  ['x-client-ip', true],
  ['true-client-ip', true],
  ['x-cluster-client-ip', true],
  ['wl-proxy-client-ip', true],
  ['x-original-url', true],
  ['x_rewrite_url', true],
  ['x_forwarded_for', true],
  ['x-forwarded_for', true],
  ['x_real_ip', true],
  ['true_client_ip', true],
  ['x-request-id', false],
  ['content_type', false],
  ['x-forward', false],
])('%s says where a request came from: %s', (name, expected) => {
  expect(isForwarding(name)).toBe(expected);
});
