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
