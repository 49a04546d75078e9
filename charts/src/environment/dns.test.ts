import { createShop, dev, find, prod } from '../../testing/fixtures';
import { type DnsServer, NODE_LOCAL_DNS, OPENSHIFT_DNS } from './dns';

const allowed = (dns: readonly DnsServer[], environment = prod) =>
  find(createShop({ ...environment, dns }).platform, 'NetworkPolicy', 'allow-dns');

test.each([prod, dev])('in OpenShift names are resolved in a namespace and on a port of its own', (environment) => {
  expect(allowed(OPENSHIFT_DNS, environment)).toMatchObject({
    spec: {
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } },
              podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
            },
          ],
          ports: [
            { port: 5353, protocol: 'UDP' },
            { port: 5353, protocol: 'TCP' },
          ],
        },
      ],
    },
  });
});

test('a cache on each node is asked by its address, and CoreDNS where it is not there', () => {
  expect(allowed(NODE_LOCAL_DNS)).toMatchObject({
    spec: {
      egress: [
        { to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: [{ port: 53 }, { port: 53 }] },
        { to: [{ podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }], ports: [{ port: 53 }, { port: 53 }] },
      ],
    },
  });
});

test.each([
  [[], 'dns names nobody; write OPENSHIFT_DNS, say'],
  ['kube-dns', 'dns is "kube-dns", which is no list; write OPENSHIFT_DNS, say'],
  [[{ cidr: '169.254.20.10' }], 'dns[0].cidr is "169.254.20.10"; write a range such as "169.254.20.10/32"'],
  [
    [{ cidr: '0.0.0.0/0' }],
    'dns[0].cidr is "0.0.0.0/0", which leads into the cluster and private networks too; write a range such as "169.254.20.10/32"',
  ],
  [[{ cidr: '169.254.20.10/32', port: 0 }], 'dns[0].port is 0; write one from 1 to 65535'],
  [[{ cidr: '169.254.20.10/32', prot: 53 }], 'dns[0].prot'],
  [[{ namespace: 'kube-system' }], 'dns[0].podLabels'],
])('%j is told', (dns, fault) => {
  expect(createShop({ ...prod, dns: dns as never }).platform.findFaults()).toEqual([expect.stringContaining(fault)]);
});
