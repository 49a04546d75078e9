import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from './listen';

test('says which port is taken, and which variable moves it', async () => {
  const first = createServer().listen(0);
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;

  const refusal = await listen(createServer(), port, 'PORT').catch((error: unknown) => error);
  first.close();

  expect(refusal).toMatchObject({
    message: `cannot listen on port ${port}: it is taken; stop what uses it or set PORT to another port`,
    cause: { code: 'EADDRINUSE' },
  });
});

test('resolves once connections are accepted', async () => {
  const server = createServer();

  await listen(server, 0, 'PORT');
  const isListening = server.listening;
  server.close();

  expect(isListening).toBe(true);
});
