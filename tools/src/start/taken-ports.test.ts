import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describeTakenPorts } from './taken-ports';

test('a port that another program holds is named with its service and what to do', async () => {
  const holder = createServer().listen(0);
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;

  const faults = await describeTakenPorts(
    [
      { name: 'user-service', port },
      { name: 'api-gateway', port: 0 },
    ],
    'npm start',
  );
  holder.close();

  expect(faults).toEqual([
    `port ${port} of user-service is taken by another program; end what holds it (lsof -i :${port}), or run beside it: npm start -- --port-offset 100`,
  ]);
});

test('a port of two services is named with both, and is not taken by another program', async () => {
  const services = [
    { name: 'user-service', port: 3_001 },
    { name: 'data-service', port: 3_001 },
  ];

  expect(await describeTakenPorts(services, 'npm start')).toEqual([
    expect.stringMatching(/^port 3001 is of user-service and data-service, but .*; give each a port of its own, in contracts/),
  ]);
});

test('a port that those who ask hold themselves is not taken', async () => {
  const holder = createServer().listen(0);
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;

  const faults = await describeTakenPorts([{ name: 'user-service', port }], 'npm run dev', new Set([port]));
  holder.close();

  expect(faults).toEqual([]);
});
