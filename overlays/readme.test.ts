import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proveManifests } from 'fairlead/doctor';
import type { Synthesis } from 'fairlead/synth';
import { prod } from './prod/environment';
import { DOCUMENT, renderDocument } from './proof-picture';
import { synthesize } from './synthesis';

const read = (file: string) => readFileSync(join(__dirname, file), 'utf8');

test('README.md shows the graph as platform.ts declares it, line by line; services that came later may be left out', () => {
  const [, shown = ''] = /^```ts\n(.*?)^```$/ms.exec(read('../README.md')) ?? [];

  const [, declared = ''] = /: Platform \{\n(.*\n)\n {2}return shop;\n/s.exec(read('platform.ts')) ?? [];

  const lines = new Set(shown.split('\n'));
  const kept = declared
    .split('\n')
    .map((line) => line.replace(/^ {2}/, ''))
    .filter((line) => lines.has(line));
  expect(kept.join('\n')).toBe(shown);
});

test(`${DOCUMENT} draws what is proven of prod; when it does not, run npm run docs:picture and commit`, () => {
  const text = read('../README.md');

  expect(renderDocument(text, synthesizeProd())).toBe(text);
});

test('what is not proven is not drawn', () => {
  const synthesis = synthesizeProd();
  const manifests = synthesis.manifests.flatMap(({ objects }) => objects).filter(({ kind }) => kind !== 'NetworkPolicy');

  const report = proveManifests(manifests, synthesis);

  expect(() => renderDocument('```mermaid\n```\n', { ...synthesis, report })).toThrow('prod is not proven');
});

function synthesizeProd(): Synthesis {
  return synthesize([prod])[0]!;
}
