import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../testing/eventually';
import { runProgram } from '../testing/run-program';

const folder = mkdtempSync(join(tmpdir(), 'readme-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('the example that opens the README starts, answers, and stops on SIGTERM', async () => {
  const [, example = ''] = /```ts\n(.*?)```/s.exec(readFileSync(join(__dirname, '../README.md'), 'utf8')) ?? [];
  writeFileSync(join(folder, 'hello.ts'), example);
  const { child, ended } = runProgram(join(folder, 'hello.ts'), { PORT: '0' });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  await eventually(() => output.includes('\n'));
  const { port } = JSON.parse(output) as { port: number };

  const answer = await fetch(`http://localhost:${port}/hello`);
  child.kill('SIGTERM');

  expect(await answer.json()).toBe('hello');
  expect((await ended).code).toBe(0);
});
