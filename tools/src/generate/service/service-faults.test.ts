import { SERVICES } from '@fairlead/contracts';
import { createWorkspaceTree, textsOf } from '../../../testing/workspace-tree';
import generateService from './generator';
import type { ServiceOptions } from './options';
import { findFreePort } from './service-faults';

test.each<{ given: Partial<ServiceOptions>; faults: readonly string[] }>([
  { given: { name: 'Orders' }, faults: ['the name is "Orders"; give a DNS label of at most 40 characters'] },
  { given: { name: '../orders' }, faults: ['the name is "../orders"'] },
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
  { given: { name: 'stats', public: true }, faults: ['api-gateway has /api/stats already; give another name, or leave --public out'] },
  { given: { calls: ['user-servce'] }, faults: ['--calls names user-servce, and there is no such service; did you mean user-service?'] },
  { given: { calls: ['billing'] }, faults: ['there is no such service; give one of user-service, data-service'] },
  { given: { calls: ['api-gateway'], public: true }, faults: ['api-gateway would call orders, which would call it again'] },
  { given: { uses: 'postgres' }, faults: ['--uses is postgres; give one of redis, mongo'] },
  { given: { uses: 'rediss' }, faults: ['--uses is rediss; did you mean redis?'] },
  { given: { port: 3001 }, faults: ['--port is 3001, which user-service has; give another one'] },
  { given: { port: 9464 }, faults: ['--port is 9464, where health and metrics are served'] },
  { given: { port: 70_000 }, faults: ['--port is 70000; give a whole number from 1 to 65535'] },
  {
    given: { name: 'Orders', calls: ['billing'], uses: 'kafka' },
    faults: ['the name is "Orders"', '--calls names billing', '--uses is kafka'],
  },
])('refuses $given, and writes nothing', async ({ given, faults }) => {
  const tree = createWorkspaceTree();
  const before = textsOf(tree);

  const refused = await generateService(tree, { name: 'orders', ...given }).catch((error: Error) => error.message);

  for (const fault of faults) expect(refused).toContain(fault);
  expect(String(refused).split('\n')).toHaveLength(faults.length);
  expect(textsOf(tree)).toEqual(before);
});

test('the port of a new service is the first that none has', () => {
  const ports: readonly number[] = SERVICES.map((service) => service.ports.traffic);

  expect(ports).not.toContain(findFreePort());
  expect(ports).toContain(findFreePort() - 1);
});
