import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatReport, isProven, proveManifests } from 'fairlead/doctor';
import { createShop, environments } from './environment-example';

const DOCUMENT = join(__dirname, '../../docs/environment.md');

test('each piece of code of docs/environment.md is part of the example', () => {
  const unindent = (code: string) => code.replaceAll(/^ +/gm, '');
  const example = unindent(readFileSync(join(__dirname, 'environment-example.ts'), 'utf8'));
  const pieces = [...readFileSync(DOCUMENT, 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => unindent(code));

  expect(pieces.length).toBeGreaterThan(8);
  expect(pieces.filter((code) => !example.includes(code))).toEqual([]);
});

test.each(environments)('its platform is proven in $name', (environment) => {
  const shop = createShop(environment);

  const report = proveManifests([...shop.surroundings, ...shop.toJson()], {
    traffic: shop.declaredTraffic(),
    budgets: shop.declaredBudgets(),
    namespaces: [shop.namespace],
    ...(environment.kubernetesVersion && { kubernetesVersion: environment.kubernetesVersion }),
  });

  expect({ proven: isProven(report), report: formatReport(report) }).toMatchObject({ proven: true });
});
