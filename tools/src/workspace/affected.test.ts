import { affectedBy } from './workspace';

test.each([
  { contract: 'user-service', alone: [] },
  { contract: 'data-service', alone: ['load-baseline'] },
])(
  'the contract of $contract affects its service, its callers, the list of services, the overlays, the load lab, the alerts and the tools that read it, and nothing else',
  ({ contract, alone }) => {
    const affected = [
      'api-gateway',
      'contracts',
      'contracts-api-gateway',
      `contracts-${contract}`,
      contract,
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
