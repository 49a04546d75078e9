import { isHopByHop, namedByConnection } from './hop-by-hop';

test.each([
  [undefined, []],
  ['keep-alive', []],
  ['close, X-Secret ,x-other', ['close', 'x-secret', 'x-other']],
  [
    ['close', 'X-Secret'],
    ['close', 'x-secret'],
  ],
])('Connection: %j names %j', (connection, expected) => {
  expect([...namedByConnection(connection)]).toEqual(expected);
});

test.each(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'x-named'])(
  '%s ends here',
  (name) => {
    expect(isHopByHop(name, new Set(['x-named']))).toBe(true);
  },
);

test.each(['content-length', 'authorization', 'traceparent', 'set-cookie'])('%s goes on', (name) => {
  expect(isHopByHop(name, new Set())).toBe(false);
});
