import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProven, proveManifests } from 'fairlead/doctor';
import { logs, pipeline, shop } from './logs-example';

test('each piece of code of docs/logs.md is part of the example', () => {
  const example = readFileSync(join(__dirname, 'logs-example.ts'), 'utf8');
  const document = readFileSync(join(__dirname, '../../docs/logs.md'), 'utf8');
  const pieces = [...document.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.filter((code) => !example.includes(code))).toEqual([]);
});

test('its platforms are proven, and the archive has its files', () => {
  const platforms = [shop, logs];
  const report = proveManifests(
    platforms.flatMap((platform) => platform.toJson()),
    { traffic: platforms.flatMap((platform) => platform.declaredTraffic()) },
  );

  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(isProven(report)).toBe(true);
  expect(pipeline.files.map(({ name }) => name)).toContain('s3/bucket-lifecycle.json');
});
