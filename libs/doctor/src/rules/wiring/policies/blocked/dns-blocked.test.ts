import { denyAll, deploymentOf, policy, service } from '../../../../../testing/example-manifests';
import { findingsOf } from '../../../../../testing/findings-of';
import { dnsBlocked } from './dns-blocked';

const told = (name: string, url: string) => deploymentOf(`shop/${name}`, { env: [{ name: 'API_URL', value: url }] });
const web = told('web', 'https://api.example.com');
const find = (...manifests: readonly unknown[]) => findingsOf(dnsBlocked, manifests);
const open = (rule: object) => policy('shop/dns', { podSelector: {}, policyTypes: ['Egress'], egress: [rule] });
const kubeSystem = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } };

test('pods with a name to resolve and closed egress are one finding at the policy that closes it', () => {
  expect(find(web, told('job', 'http://web.shop'), denyAll('shop'))).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'NetworkPolicy', namespace: 'shop', name: 'deny-all' },
      path: 'spec.egress',
      what: 'Deployment shop/job, Deployment shop/web cannot ask the DNS: no policy opens UDP 53 of it',
      fix: 'add an egress rule to namespace kube-system, or without `to`: ports UDP 53 and TCP 53',
      consequences: [{ says: 'cannot resolve web.shop' }, { says: 'cannot resolve api.example.com' }],
    },
  ]);
});

test('one policy isolates pods, and several isolate them', () => {
  expect(find(web, denyAll('shop'))).toMatchObject([{ why: expect.stringMatching(/^NetworkPolicy shop\/deny-all isolates these pods/) }]);
  expect(find(web, denyAll('shop'), open({ ports: [{ port: 80 }] }))).toMatchObject([
    { why: expect.stringMatching(/^NetworkPolicy shop\/deny-all and NetworkPolicy shop\/dns isolate these pods/) },
  ]);
});

test('where the pods of the DNS listen on another port, that is the one to open', () => {
  const pods = deploymentOf('kube-system/dns', { ports: [{ containerPort: 5353, protocol: 'UDP', name: 'dns' }] });
  const dns = service('kube-system/dns', { ports: [{ port: 53, protocol: 'UDP', targetPort: 'dns' }] });

  expect(find(web, pods, dns, denyAll('shop'), open({ to: [kubeSystem], ports: [{ port: 53, protocol: 'UDP' }] }))).toMatchObject([
    { fix: expect.stringContaining('UDP 5353') },
  ]);
  expect(find(web, pods, dns, denyAll('shop'), open({ to: [kubeSystem], ports: [{ port: 5353, protocol: 'UDP' }] }))).toEqual([]);
});

test.each([
  ['the DNS is open', [web, denyAll('shop'), open({ to: [kubeSystem], ports: [{ port: 53, protocol: 'UDP' }] })]],
  ['it is open on the port of its pods', [web, denyAll('shop'), open({ ports: [{ port: 5353, protocol: 'UDP' }] })]],
  [
    'an address may be the DNS',
    [web, denyAll('shop'), open({ to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: [{ port: 53, protocol: 'UDP' }] })],
  ],
  ['some namespace may hold it', [web, denyAll('shop'), open({ to: [{ namespaceSelector: { matchLabels: { dns: 'yes' } } }] })]],
  ['egress is not isolated', [web, policy('shop/in', { podSelector: {}, policyTypes: ['Ingress'] })]],
  ['no name is told', [deploymentOf('shop/web', {}), denyAll('shop')]],
  ['an address is told', [told('web', 'http://192.0.2.1:80'), denyAll('shop')]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
