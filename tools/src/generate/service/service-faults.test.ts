import { SERVICES } from '@fairlead/contracts';
import { createWorkspaceTree, textsOf } from '../../../testing/workspace-tree';
import generateService from './generator';
import type { ServiceOptions } from './options';
import { findFreePort } from './service-faults';

test.each<{ given: Partial<ServiceOptions>; faults: readonly string[] }>([
  { given: { name: 'Orders' }, faults: ['the name is "Orders"; give a DNS label of at most 40 characters'] },
  { given: { name: '../parcels' }, faults: ['the name is "../parcels"'] },
  { given: { name: '' }, faults: ['the name is ""'] },
  { given: { name: 'o'.repeat(41) }, faults: ['give a DNS label of at most 40 characters'] },
  {
    given: { name: 'user-service' },
    faults: ['there is a user-service already, in contracts/user-service; give another name, or take it out'],
  },
  { given: { name: 'redis' }, faults: ['redis is a store of overlays/platform.ts; give another name'] },
  { given: { name: 'users' }, faults: ['the service would be users in overlays/platform.ts, which is something else there'] },
  { given: { name: 'user' }, faults: ['the service would be userService in overlays/platform.ts, which is something else there'] },
  { given: { name: 'new' }, faults: ['the service would be new in overlays/platform.ts, which is a word of JavaScript'] },
  { given: { name: 'await' }, faults: ['the service would be await in overlays/platform.ts, which is a word of JavaScript'] },
  { given: { name: 'eval' }, faults: ['the service would be eval in overlays/platform.ts, which is a word of JavaScript'] },
  { given: { name: 'load' }, faults: ['load is the project of load/project.json already; give another name'] },
  { given: { name: 'service-kit' }, faults: ['service-kit is the project of libs/service-kit/project.json already; give another name'] },
  {
    given: { name: 'contracts-user-service' },
    faults: ['contracts-user-service is the project of contracts/user-service/project.json already; give another name'],
  },
  { given: { name: 'busybox' }, faults: ['busybox is something else in overlays/prod/images.json; give another name'] },
  { given: { name: 'tag' }, faults: ['tag is something else in overlays/dev/images.json; give another name'] },
  { given: { name: 'stats', public: true }, faults: ['api-gateway has /api/stats already; give another name, or leave --public out'] },
  { given: { calls: ['user-servce'] }, faults: ['--calls names user-servce, and there is no such service; did you mean user-service?'] },
  { given: { calls: ['user-service', 'data-service', 'user-service'] }, faults: ['--calls names user-service twice; give each once'] },
  { given: { calls: ['billing'] }, faults: ['there is no such service; give one of user-service, data-service'] },
  { given: { calls: ['api-gateway'], public: true }, faults: ['api-gateway would call parcels, which would call it again'] },
  { given: { uses: 'postgres' }, faults: ['--uses is postgres; give one of redis, mongo'] },
  { given: { uses: 'rediss' }, faults: ['--uses is rediss; did you mean redis?'] },
  { given: { port: 3001 }, faults: ['--port is 3001, which user-service has; give another one'] },
  { given: { port: 9464 }, faults: ['--port is 9464, where health and metrics are served'] },
  { given: { port: 3080 }, faults: ['--port is 3080, which the page of npm start has; give another one'] },
  { given: { port: 70_000 }, faults: ['--port is 70000; give a whole number from 1 to 65535'] },
  {
    given: { name: 'Orders', calls: ['billing'], uses: 'kafka' },
    faults: ['the name is "Orders"', '--calls names billing', '--uses is kafka'],
  },
])('refuses $given, and writes nothing', async ({ given, faults }) => {
  const tree = createWorkspaceTree();
  const before = textsOf(tree);

  const refused = await generateService(tree, { name: 'parcels', ...given }).catch((error: Error) => error.message);

  for (const fault of faults) expect(refused).toContain(fault);
  expect(String(refused).split('\n')).toHaveLength(faults.length);
  expect(textsOf(tree)).toEqual(before);
});

test.each([
  { name: 'run', contract: 'runService', file: 'apps/run/testing/start-service.ts' },
  { name: 'describe', contract: 'describeService', file: 'apps/describe/src/app.test.ts' },
])('refuses a name whose contract would be $contract, which its own files have', async ({ name, contract, file }) => {
  await expect(generateService(createWorkspaceTree(), { name, uses: 'redis' })).rejects.toThrow(
    `the service would be ${contract} in ${file}, which is something else there; give another name`,
  );
});

test('the port of a new service is the first that none has', () => {
  const ports: readonly number[] = SERVICES.map((service) => service.ports.traffic);

  expect(ports).not.toContain(findFreePort());
  expect(ports).toContain(findFreePort() - 1);
});
