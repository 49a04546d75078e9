import { deployed } from '../../testing/example-manifests';
import { SHOP_TRAFFIC, shopManifests } from '../../testing/example-shop';
import { proveTraffic } from './prove-traffic';

test.each([
  { end: 'a workload that is not rendered', traffic: { from: deployed('shop/web'), to: deployed('shop/users'), port: 1 } },
  { end: 'a block that is none', traffic: { from: { cidr: '192.0.2.0' }, to: deployed('shop/users'), port: 1 } },
  {
    end: 'labels that no pod of the namespace carries',
    traffic: { from: { namespace: 'shop', podLabels: { app: 'web' } }, to: deployed('shop/users'), port: 1 },
  },
  { end: 'two ends outside', traffic: { from: { cidr: '192.0.2.0/24' }, to: { namespace: 'kube-system' }, port: 1 } },
])('declaring $end is a finding', ({ traffic }) => {
  const { findings } = proveTraffic(shopManifests(), [...SHOP_TRAFFIC, traffic]);

  expect(findings.map(({ id }) => id)).toEqual(['unknown-end']);
});
