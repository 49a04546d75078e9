import { isHopByHop, namedByConnection } from './hop-by-hop';

test.each([
  [undefined, []],
  ['keep-alive', []],
  ['close', []],
  ['close, X-Secret ,x-other', ['close', 'x-secret', 'x-other']],
])('Connection: %j names %j', (connection, expected) => {
  expect([...(namedByConnection(connection) ?? [])]).toEqual(expected);
});

test.each(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'])('%s ends here', (name) => {
  expect(isHopByHop(name)).toBe(true);
});

test.each(['content-length', 'authorization', 'traceparent', 'set-cookie'])('%s goes on', (name) => {
  expect(isHopByHop(name)).toBe(false);
});
