import type { k8s } from 'cdk8s-plus-28';
import { asyncProperty, assert, constant, record } from 'fast-check';
import type { ServiceContract, Variable } from 'fairlead/contract';
import { expandReferences } from 'fairlead/doctor';
import { type Accepted, declareRandom, defineSubject } from '../../testing/declare-random';
import { createPlatform, find, scale } from '../../testing/fixtures';
import { randomService, valueFor, variable } from '../../testing/random-service';
import { ServiceStarter } from '../../testing/service-starter';
import { InvalidPlatform } from '../checks/invalid-platform';
import { HttpService } from './http-service';

let starter: ServiceStarter;

beforeAll(() => {
  starter = new ServiceStarter();
});

afterAll(() => starter.stop());

/** A credential with which a service starts. */
function credentialFor(given: Variable): string {
  switch (given.type) {
    case 'integer':
      return String(given.min);
    case 'choice':
      return given.choices[0] ?? '';
    case 'url':
      return `${given.protocols[0]}//bank`;
    case 'address':
      return given.form === 'host' ? 'bank' : 'bank:8443';
    case 'cidrs':
      return '10.0.0.0/8';
    case 'text':
      return 'hunter2';
  }
}

/** What the container finds: all of its ConfigMap, then its own variables, credentials filled in. */
function containerEnvironment({ contract, platform }: Accepted): Readonly<Record<string, string>> {
  const { data } = find(platform, 'ConfigMap', 'subject') as { readonly data?: Readonly<Record<string, string>> };
  const deployment = find(platform, 'Deployment', 'subject') as k8s.KubeDeploymentProps;
  const values = new Map(Object.entries({ NODE_ENV: 'production', ...data }).map(([name, value]) => [name, { value }]));
  for (const { name, value: text = '', valueFrom } of deployment.spec?.template.spec?.containers[0]?.env ?? []) {
    const known = contract.env[name];
    const value = valueFrom && known ? credentialFor(known) : expandReferences(text, values);
    if (value !== undefined) values.set(name, { value });
  }
  return Object.fromEntries([...values].map(([name, { value }]) => [name, value]));
}

test('what synth accepts, the service starts with', async () => {
  let accepted = 0;
  await assert(
    asyncProperty(randomService, async (random) => {
      const declared = declareRandom(random);
      if (!declared) return;
      accepted += 1;
      expect(await starter.findRefusal(declared.contract, containerEnvironment(declared))).toBeUndefined();
    }),
    { numRuns: 150 * propertyRuns },
  );

  expect(accepted).toBeGreaterThan(10 * propertyRuns);
});

test('what the service refuses, synth refuses, and no other value', async () => {
  const told = { refused: 0, accepted: 0 };
  const given = variable.chain((VALUE) => record({ VALUE: constant({ ...VALUE, secret: false }), value: valueFor(VALUE) }));
  await assert(
    asyncProperty(given, async ({ VALUE, value }) => {
      const contract = defineSubject({ env: { VALUE } });
      // For the service no value at all; synth refuses it, since nobody writes it to say that.
      if (!contract || value === '') return;
      const refusal = await starter.findRefusal(contract, { NODE_ENV: 'production', VALUE: String(value) });
      expect(isRefused(contract, value)).toBe(refusal !== undefined);
      told[refusal === undefined ? 'accepted' : 'refused'] += 1;
    }),
    { numRuns: 150 * propertyRuns },
  );

  expect(Math.min(told.refused, told.accepted)).toBeGreaterThan(5 * propertyRuns);
});

function isRefused(contract: ServiceContract, value: string | number): boolean {
  try {
    const platform = createPlatform();
    new HttpService(platform, contract, { scale, env: { VALUE: value } });
    return platform.findFaults().length > 0;
  } catch (error) {
    if (error instanceof InvalidPlatform) return true;
    throw error;
  }
}
