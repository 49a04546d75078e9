import { examplesOf, matchLabels, selector, type UpgradeExample } from './upgrade-example';

const ports = [{ port: 80 }];

/** Objects that lead to pods. */
export const NETWORK_EXAMPLES: readonly UpgradeExample[] = [
  ...examplesOf(
    'v1',
    'Service',
    { spec: { selector: matchLabels, ports } },
    {
      refused: [
        ['/spec/clusterIP', 'None'],
        ['/spec/clusterIP', '10.96.200.1'],
      ],
      accepted: [
        ['/spec/type', 'NodePort'],
        ['/spec/type', 'ClusterIP'],
        ['/spec', { type: 'ExternalName', externalName: 'web.example.net' }],
        ['/spec/selector', { app: 'other' }],
        ['/spec/ports/0/port', 81],
        ['/spec', { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 32_002, ports }],
      ],
    },
  ),
  ...examplesOf(
    'v1',
    'Service',
    { spec: { clusterIP: 'None', selector: matchLabels, ports } },
    {
      refused: [
        ['/spec/clusterIP', '10.96.200.2'],
        ['/spec', { type: 'NodePort', selector: matchLabels, ports }],
      ],
      ignored: [['/spec/clusterIP', undefined]],
      accepted: [
        ['/spec/publishNotReadyAddresses', true],
        ['/spec', { type: 'ExternalName', externalName: 'web.example.net' }],
      ],
    },
  ),
  ...examplesOf(
    'v1',
    'Service',
    { spec: { type: 'ExternalName', externalName: 'web.example.net' } },
    { accepted: [['/spec', { clusterIP: 'None', ports }]] },
  ),
  ...examplesOf(
    'v1',
    'Service',
    { spec: { type: 'LoadBalancer', externalTrafficPolicy: 'Local', loadBalancerClass: 'example.com/lb', ports } },
    {
      refused: [
        ['/spec/loadBalancerClass', 'example.com/other'],
        ['/spec/loadBalancerClass', undefined],
        ['/spec/healthCheckNodePort', 32_001],
      ],
      accepted: [['/spec', { type: 'ClusterIP', ports }]],
    },
  ),
  ...examplesOf(
    'discovery.k8s.io/v1',
    'EndpointSlice',
    { addressType: 'IPv4', endpoints: [] },
    { refused: [['/addressType', 'FQDN']], accepted: [['/endpoints', [{ addresses: ['10.0.0.1'] }]]] },
  ),
  ...examplesOf(
    'networking.k8s.io/v1',
    'IngressClass',
    { spec: { controller: 'example.com/one' } },
    { refused: [['/spec/controller', 'example.com/other']] },
  ),
  ...examplesOf(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    { spec: { podSelector: {}, policyTypes: ['Ingress'] } },
    { accepted: [['/spec/podSelector', selector]] },
  ),
];
