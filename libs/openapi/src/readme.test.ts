import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { defineContract } from 'fairlead/contract';
import { z } from 'zod';
import { describeApi } from './index';

test('the example that opens the README works', () => {
  const [, example = ''] = /```ts\n(.*?)```/s.exec(readFileSync(join(__dirname, '../README.md'), 'utf8')) ?? [];
  const program = example.replaceAll(/^import .*$/gm, '').replace(': Operations', '');

  const document: unknown = runInNewContext(`${program}; document`, { defineContract, describeApi, z });

  expect(document).toMatchObject({ openapi: '3.1.1', paths: { '/orders/{id}': { get: { operationId: 'getOrder' } } } });
});
