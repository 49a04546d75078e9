import { apiGateway } from '@fairlead/contracts/api-gateway';
import { startExampleServer } from '../../testing/example-server';
import { deriveMetricsTargets, getContract, identify } from './target';

test('metrics are those of the service and of all that it calls, all ports moved alike', () => {
  const offset = 10_000;

  const targets = deriveMetricsTargets(`http://localhost:${apiGateway.ports.traffic + offset}`, apiGateway);

  expect(targets).toEqual(
    [apiGateway, ...apiGateway.calls].map(({ name, ports }) => ({ name, url: `http://localhost:${ports.traffic + offset}/metrics` })),
  );
});

test('a service says who it is', async () => {
  const { url, close } = await startExampleServer(
    (_request, response) => void response.end('{"service":"data-service","version":"1.2.3"}'),
  );

  const identity = await identify(url);
  await close();

  expect(identity).toEqual({ service: 'data-service', version: '1.2.3' });
});

test('what is none of our services is not loaded', async () => {
  const { url, close } = await startExampleServer((_request, response) => void response.end('<html>hello</html>'));

  const refusal = expect(identify(url)).rejects.toThrow('is none of our services (status 200); say with --url where the platform is');

  await refusal;
  await close();
  expect(() => getContract('shop')).toThrow('there is no contract for shop');
});
