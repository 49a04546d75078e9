import { Size } from 'cdk8s';
import { checkResources } from './resources';

const memory = Size.mebibytes(256);

test.each([
  [{ cpuMillis: 0, cpuLimitMillis: 100 }, 'cpuMillis is 0, which is no share of a core; give whole thousandths, such as 250'],
  [
    { cpuMillis: 500, cpuLimitMillis: 250 },
    'cpuMillis (500) exceeds cpuLimitMillis (250), so Kubernetes rejects the pod; lower cpuMillis or raise cpuLimitMillis',
  ],
])('refuses %j', (cpu, fault) => {
  expect(() => checkResources('prod/orders', { memory, ...cpu })).toThrow(`prod/orders: ${fault}`);
});
