import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string) => readFileSync(join(__dirname, file), 'utf8');

test('README.md shows the whole graph as platform.ts declares it', () => {
  const [, shown] = /^```ts\n(.*?)^```$/ms.exec(read('../README.md')) ?? [];

  const [, declared = ''] = /: Platform \{\n(.*\n)\n {2}return shop;\n/s.exec(read('platform.ts')) ?? [];

  expect(shown).toBe(declared.replaceAll(/^ {2}/gm, ''));
});
