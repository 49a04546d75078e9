import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { eventually } from '@fairlead/service-kit/testing';
import { open } from '../testing/raw-request';
import { startGateway } from '../testing/start-gateway';
import { startUpstream } from '../testing/start-upstream';

test('SIGTERM lets requests on their way through finish, then exits with 0', async () => {
  const held: ServerResponse[] = [];
  const upstream = await startUpstream((_request, response) => void held.push(response));
  const gateway = await startGateway({ upstreamPort: upstream.port });
  const answers = Array.from({ length: 20 }, () => fetch(`${gateway.url}/api/users`));
  await eventually(() => held.length === 20);

  const stopped = gateway.stop();
  for (const response of held) response.end('whole');

  const texts = await Promise.all(answers.map(async (answer) => (await answer).text()));
  expect(texts.every((text) => text === 'whole')).toBe(true);
  expect(await stopped).toBe(0);
  await upstream.close();
});

test('an answer that outlives the deadline is broken off, and its upstream call with it; the exit code is 1', async () => {
  const upstream = await startUpstream((_request, response) => void response.write('half'));
  const gateway = await startGateway({ upstreamPort: upstream.port, env: { DRAIN_DEADLINE_MS: '300' } });
  const client = open(gateway.port).resume();
  client.write('GET /api/users HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(client, 'data');

  const code = await gateway.stop();

  expect(code).toBe(1);
  await eventually(() => upstream.requests[0]?.destroyed);
  await upstream.close();
});
