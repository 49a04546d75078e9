import { affectedBy } from './workspace';

test('a contract affects its service, its callers, the overlays and the tools that read it, and nothing else', () => {
  expect(affectedBy('contracts/user-service/src/index.ts')).toEqual(
    ['api-gateway', 'contracts-api-gateway', 'contracts-user-service', 'overlays', 'tools', 'user-service'].sort(),
  );
});

test('prose affects nothing', () => {
  expect(affectedBy('README.md', 'CONTRIBUTING.md', 'contracts/user-service/README.md', 'docs/traffic.svg')).toEqual([]);
});
