import { eventually } from '@fairlead/service-kit/testing';
import { startGateway } from '../testing/start-gateway';
import { startUpstream } from '../testing/start-upstream';

interface Readiness {
  readonly status: string;
  readonly checks: Readonly<Record<string, string>>;
}

async function readinessOf(url: string) {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, body: (await response.json()) as Readiness };
}

test('readiness stays 200 without its upstream, whose state only shows in the checks', async () => {
  const upstream = await startUpstream((_request, response) => void response.end());
  const gateway = await startGateway({ upstreamPort: upstream.port });
  const isLogged = (message: string) => eventually(() => gateway.log.some((line) => line['message'] === message));

  await isLogged('user-service is up');
  const before = await readinessOf(gateway.url);
  await upstream.close();
  await isLogged('user-service is down');
  const after = await readinessOf(gateway.url);
  await gateway.stop();

  expect(before).toMatchObject({ status: 200, body: { status: 'ready', checks: { 'user-service': 'up' } } });
  expect(after).toMatchObject({ status: 200, body: { status: 'ready', checks: { 'user-service': 'down' } } });
});
