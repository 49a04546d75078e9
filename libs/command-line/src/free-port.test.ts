import { once } from 'node:events';
import { createServer } from 'node:net';
import { findFreePort } from './free-port';

test('somebody else can listen on the port', async () => {
  const server = createServer().listen(await findFreePort(), '127.0.0.1');

  await once(server, 'listening');

  server.close();
});
