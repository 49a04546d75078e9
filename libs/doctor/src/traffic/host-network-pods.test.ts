import { denyAll, deployed, deployment, deploymentOf, policy } from '../../testing/example-manifests';
import { proveTraffic } from './prove-traffic';

const agent = deploymentOf('shop/agent', { image: 'agent:1' }, { hostNetwork: true });

test('what is on the network of its node is under no policy, so it may call whom nothing declares', () => {
  const { findings } = proveTraffic([denyAll('shop'), deployment('shop/web'), agent], []);

  expect(findings).toMatchObject([
    { id: 'host-network-pods', severity: 'error', resource: deployed('shop/agent'), path: 'spec.template.spec.hostNetwork' },
  ]);
});

test('that is one finding where it is an end of declared traffic, and says more than that the end is not there', () => {
  const traffic = [{ from: deployed('shop/web'), to: deployed('shop/agent'), port: 80 }];
  const out = policy('shop/out', { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'] });

  const { findings } = proveTraffic([denyAll('shop'), deployment('shop/web'), out, agent], traffic);

  expect(findings.map(({ id }) => id)).toEqual(['host-network-pods']);
});

test('where no traffic is declared, there is nothing to hold it against', () => {
  expect(proveTraffic([denyAll('shop'), agent]).findings).toEqual([]);
});
