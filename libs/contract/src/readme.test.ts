import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { defineContract } from './index';

test('the example that opens the README works', () => {
  const [, example = ''] = /```ts\n(.*?)```/s.exec(readFileSync(join(__dirname, '../README.md'), 'utf8')) ?? [];
  const expression = example.replace(/^import .*$/m, '').replace('export const orders =', '');

  const orders: unknown = runInNewContext(expression, { defineContract });

  expect(orders).toMatchObject({ name: 'orders', ports: { traffic: 3003 }, stores: { redis: 'required' } });
});
