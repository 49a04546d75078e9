import type { Finding } from '../finding/finding';
import { joinFindings } from './join-findings';

const redis = { kind: 'Service', namespace: 'shop', name: 'redis' };
const web = { kind: 'Deployment', namespace: 'shop', name: 'web' };
const finding = (id: string, more: Partial<Finding> = {}): Finding => ({
  id,
  severity: 'error',
  certainty: 'likely',
  resource: web,
  what: `says ${id}`,
  why: '',
  fix: '',
  evidence: [],
  ...more,
});

test('what several say of an object that is not there is one finding, proven where one of them is', () => {
  const told = finding('dependency-without-service', { path: 'spec.a', missing: redis });
  const routed = finding('backend-service-missing', { path: 'spec.b', missing: redis });
  const declared = finding('unserved-address', { resource: redis, certainty: 'proven', missing: redis });

  expect(joinFindings([declared], [told, routed])).toEqual([
    {
      ...finding('dependency-without-service', { path: 'spec.a' }),
      certainty: 'proven',
      consequences: [
        { resource: web, path: 'spec.b', says: 'says backend-service-missing' },
        { resource: redis, says: 'says unserved-address' },
      ],
    },
  ]);
});

test('an error is never a consequence of a warning', () => {
  const guessed = finding('dependency-without-service', { severity: 'warning', missing: redis });
  const declared = finding('unserved-address', { resource: redis, missing: redis });

  expect(joinFindings([declared], [guessed])).toMatchObject([{ id: 'unserved-address', consequences: [{ resource: web }] }]);
});

test('a number that nobody says follows from the ConfigMap that is missing at its field, also for pods that are named beside', () => {
  const at = 'spec.template.spec.containers[0].envFrom[0]';
  const missing = finding('config-map-missing', {
    resource: { ...web, name: 'api' },
    consequences: [{ resource: web, path: `${at}.configMapRef.name`, says: 'names web-config too' }],
  });
  const unknown = finding('unknown-variable', { path: at });

  expect(joinFindings([unknown], [missing])).toMatchObject([{ id: 'config-map-missing', consequences: [{}, { path: at }] }]);
  expect(joinFindings([{ ...unknown, path: 'spec.other' }], [missing])).toHaveLength(2);
});

test('what is computed from a declaration is not judged by common sense too, and a warning is no error', () => {
  const place = { resource: web, path: 'spec.template.spec.terminationGracePeriodSeconds' };
  const guessed = finding('hook-outlives-grace-period', { path: 'spec.hook', evidence: [{ ...place, says: 'is 30' }] });
  const computed = finding('grace-period-too-short', place);

  expect(joinFindings([computed], [guessed])).toEqual([computed]);
  expect(joinFindings([{ ...computed, severity: 'warning' }], [guessed])).toHaveLength(2);
});
