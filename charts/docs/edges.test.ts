import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProven, proveManifests } from 'fairlead/doctor';
import { bank, shop } from './edges-example';

const DOCUMENT = join(__dirname, '../../docs/edges.md');

test('each piece of code of docs/edges.md is part of the example', () => {
  const example = readFileSync(join(__dirname, 'edges-example.ts'), 'utf8');
  const pieces = [...readFileSync(DOCUMENT, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

  expect(pieces.length).toBeGreaterThan(5);
  expect(pieces.filter((code) => !example.includes(code))).toEqual([]);
});

test('its platforms are proven, each alone and both together', () => {
  const prove = (...platforms: readonly (typeof shop)[]) =>
    isProven(
      proveManifests(
        platforms.flatMap((platform) => platform.toJson()),
        { traffic: platforms.flatMap((platform) => platform.declaredTraffic()) },
      ),
    );

  expect([prove(shop), prove(bank), prove(shop, bank)]).toEqual([true, true, true]);
});
