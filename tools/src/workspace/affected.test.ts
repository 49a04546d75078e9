import { JOBS, SERVICES, WORKERS } from '@fairlead/contracts';
import type { WorkloadContract } from 'fairlead/contract';
import { affectedBy } from './workspace';

const APPS: readonly WorkloadContract[] = [...SERVICES, ...WORKERS, ...JOBS];

/** Names of all who call a service, and of those who call them. */
function callersOf(name: string): readonly string[] {
  const callers = APPS.filter(({ calls }) => calls.some((callee) => callee.name === name)).map((caller) => caller.name);
  return [...new Set([...callers, ...callers.flatMap(callersOf)])];
}

test.each([
  { contract: 'user-service', alone: [] },
  { contract: 'data-service', alone: ['load-baseline'] },
])(
  'the contract of $contract affects its service, its callers, the list of services, the overlays, the load lab, the alerts and the tools that read it, and nothing else',
  ({ contract, alone }) => {
    const affected = [
      'contracts',
      ...[contract, ...callersOf(contract)].flatMap((name) => [name, `contracts-${name}`]),
      'load',
      'monitoring',
      'overlays',
      'tools',
      ...alone,
    ];

    expect(affectedBy(`contracts/${contract}/src/index.ts`)).toEqual(affected.sort());
  },
);

test('prose affects nothing', () => {
  expect(affectedBy('README.md', 'CONTRIBUTING.md', 'contracts/user-service/README.md', 'docs/traffic.svg')).toEqual([]);
});
