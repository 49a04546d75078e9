import type { DeclaredTraffic } from '../src/traffic/declared-traffic';
import { denyAll, deployed, deployment, namespace, policy } from './example-manifests';
import type { Finding } from '../src/finding/finding';
import type { Manifest } from '../src/read/manifest';
import type { PolicySpec } from '../src/read/network-policy';

/** Used by tests only: a gateway before two services, a store, DNS, an ingress controller, a scraper and a bank outside the cluster. */

const KUBE_DNS = { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } };
const EVERY_POD = { namespace: 'shop' };

/** All traffic that {@link shopManifests} are meant to allow. */
export const SHOP_TRAFFIC: readonly DeclaredTraffic[] = [
  { from: EVERY_POD, to: KUBE_DNS, protocol: 'UDP', port: 53 },
  { from: EVERY_POD, to: KUBE_DNS, port: 53 },
  { from: deployed('shop/gateway'), to: deployed('shop/users'), port: 3001 },
  { from: deployed('shop/gateway'), to: deployed('shop/orders'), port: 3002 },
  { from: deployed('shop/users'), to: deployed('shop/redis'), port: 6379 },
  { from: deployed('shop/orders'), to: { cidr: '192.0.2.0/24', except: ['192.0.2.128/25'] }, port: 443 },
  { from: { namespace: 'edge', podLabels: { app: 'nginx' } }, to: deployed('shop/gateway'), port: 3000 },
  { from: { namespaceLabels: { team: 'ops' }, podLabels: { app: 'prometheus' } }, to: EVERY_POD, port: 9464 },
];

const app = (name: string) => ({ podSelector: { matchLabels: { app: name } } });
const ingress = (name: string, rule: NonNullable<PolicySpec['ingress']>[number]): PolicySpec => ({
  ...app(name),
  policyTypes: ['Ingress'],
  ingress: [rule],
});
const egress = (name: string, rule: NonNullable<PolicySpec['egress']>[number]): PolicySpec => ({
  ...app(name),
  policyTypes: ['Egress'],
  egress: [rule],
});

/** Fresh manifests, free to be edited, that allow {@link SHOP_TRAFFIC} and nothing else. */
export function shopManifests(): Manifest[] {
  const management = { name: 'management', port: 9464 };
  return [
    namespace('shop'),
    denyAll('shop'),
    policy('shop/allow-dns', {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    }),
    policy('shop/allow-scrape', {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { team: 'ops' } }, podSelector: { matchLabels: { app: 'prometheus' } } }],
          ports: [{ port: 'management' }],
        },
      ],
    }),
    deployment('shop/gateway', { ports: [{ name: 'http', port: 3000 }, management] }),
    deployment('shop/users', { ports: [{ name: 'http', port: 3001 }, management] }),
    deployment('shop/orders', { ports: [{ name: 'http', port: 3002 }, management] }),
    deployment('shop/redis', { ports: [{ name: 'redis', port: 6379 }, management] }),
    policy(
      'shop/gateway-from-edge',
      ingress('gateway', {
        from: [
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } }, podSelector: { matchLabels: { app: 'nginx' } } },
        ],
        ports: [{ port: 'http' }],
      }),
    ),
    ...edge('gateway', 'users', 3001),
    ...edge('gateway', 'orders', 3002),
    ...edge('users', 'redis', 6379),
    policy(
      'shop/orders-to-bank',
      egress('orders', { to: [{ ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.128/25'] } }], ports: [{ port: 443 }] }),
    ),
  ];
}

function edge(caller: string, callee: string, port: number): readonly Manifest[] {
  return [
    policy(`shop/${caller}-to-${callee}`, egress(caller, { to: [app(callee)], ports: [{ protocol: 'TCP', port }] })),
    policy(`shop/${callee}-from-${caller}`, ingress(callee, { from: [app(caller)], ports: [{ protocol: 'TCP', port }] })),
  ];
}

/** A policy, its first rule and that rule's first peer, open to any edit that a hand may make. */
export interface Editable {
  readonly spec: { podSelector?: object };
  readonly rule: EditableRule;
  readonly peer: { podSelector?: object; namespaceSelector?: object; ipBlock?: { cidr: string; except?: string[] } };
}

interface EditableRule {
  from?: Editable['peer'][];
  to?: Editable['peer'][];
  ports?: { protocol?: string; port: number | string; endPort?: number }[];
}

/** The shop with one edit: of the object of a name, or of the list. */
export function edited({ name, edit }: { readonly name: string; readonly edit?: (policy: Editable) => unknown }): readonly Manifest[] {
  const manifests = shopManifests();
  const object = manifests.find(({ metadata }) => metadata?.name === name);
  if (!object) throw new RangeError(`no ${name}`);
  if (!edit) return manifests.filter((each) => each !== object);
  const spec = object.spec as Editable['spec'] & { readonly ingress?: EditableRule[]; readonly egress?: EditableRule[] };
  const rule = (spec.ingress ?? spec.egress)?.[0] ?? {};
  edit({ spec, rule, peer: (rule.from ?? rule.to)?.[0] ?? {} });
  return manifests;
}

/** A finding in one line. */
export const summarize = ({ id, certainty, resource, path, what }: Finding) =>
  `${id} ${certainty} ${resource.name}${path ? ` ${path}` : ''}: ${what}`;
