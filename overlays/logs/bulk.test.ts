import { toBulk } from './bulk';
import { podOf } from './pods';

const time = '2026-11-29T23:59:59.999Z';
const lines = [{ text: '{"service":"users","request_id":"a","status":200}', time }];

test('each line follows the action that names the index of its day', () => {
  const [action, line, end] = toBulk(lines, podOf('users'), 'shop-logs').split('\n');

  expect(JSON.parse(action ?? '')).toEqual({ create: { _index: 'shop-logs-2026.11.29' } });
  expect(JSON.parse(line ?? '')).toEqual({
    '@timestamp': time,
    stream: 'stdout',
    service: 'users',
    request_id: 'a',
    status: 200,
    kubernetes: { namespace_name: 'shop-prod', pod_name: 'users-pod', container_name: 'users' },
  });
  // What ends without a line break, OpenSearch refuses.
  expect(end).toBe('');
});

test('no line is no body', () => {
  expect(toBulk([], podOf('users'), 'shop-logs')).toBe('');
});
