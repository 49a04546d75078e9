import { App } from 'cdk8s';
import { defineContract } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createPlatform, dev, find, prod, scale } from '../../testing/fixtures';
import { renderManifests } from '../platform/manifests';
import { Platform } from '../platform/platform';
import { HttpService } from '../service/http-service';
import { ExternalApi } from './external-api';
import type { ExternalApiProps } from './external-api-props';

const checkout = defineContract({ name: 'orders', description: 'takes money', port: 4001, apis: { stripe: 'required' } });
const CIDRS = ['198.51.100.0/24', '2001:db8:1::/48'];

function createCheckout(props: Partial<ExternalApiProps> = {}, environment = prod) {
  const platform = createPlatform(environment);
  const stripe = new ExternalApi(platform, 'stripe', { hosts: ['api.stripe.com'], ...props });
  return { platform, stripe, service: new HttpService(platform, checkout, { scale }) };
}

function createCalling(props: Partial<ExternalApiProps> = {}, environment = prod) {
  const parts = createCheckout(props, environment);
  parts.service.calls(parts.stripe);
  return parts;
}

const prove = (platform: Platform) =>
  proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
    namespaces: ['shop-prod'],
  });

test('its URL is in the caller’s environment', () => {
  expect(find(createCalling().platform, 'ConfigMap', 'orders')).toHaveProperty('data.STRIPE_URL', 'https://api.stripe.com');
});

test.each([
  [{ ports: [8443] }, 'https://api.stripe.com:8443'],
  [{ scheme: 'http', ports: [80] }, 'http://api.stripe.com'],
  [{ path: '/v1' }, 'https://api.stripe.com/v1'],
  [{ hosts: ['2001:db8:1::7'], ports: [8443] }, 'https://[2001:db8:1::7]:8443'],
] as const)('of %j the URL is %s', (props, url) => {
  expect(find(createCalling(props).platform, 'ConfigMap', 'orders')).toHaveProperty('data.STRIPE_URL', url);
});

test('the way out leads to its address ranges on its ports alone', () => {
  const { platform } = createCalling({ cidrs: CIDRS, ports: [443, 8443] });

  expect(find(platform, 'NetworkPolicy', 'allow-orders-to-stripe')).toHaveProperty('spec', {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ ipBlock: { cidr: '198.51.100.0/24' } }, { ipBlock: { cidr: '2001:db8:1::/48' } }],
        ports: [
          { port: 443, protocol: 'TCP' },
          { port: 8443, protocol: 'TCP' },
        ],
      },
    ],
  });
});

test('a call that names a port opens and tells that one', () => {
  const { platform, stripe, service } = createCheckout({ cidrs: CIDRS, ports: [443, 8443] });

  service.calls(stripe, { ports: [8443] });

  expect(find(platform, 'ConfigMap', 'orders')).toHaveProperty('data.STRIPE_URL', 'https://api.stripe.com:8443');
  expect(find(platform, 'NetworkPolicy', 'allow-orders-to-stripe')).toHaveProperty('spec.egress[0].ports', [
    { port: 8443, protocol: 'TCP' },
  ]);
});

test('without address ranges it leads to every public address, and to none of a private network or the cluster', () => {
  const { platform } = createCalling({}, { ...prod, clusterRanges: ['203.0.113.0/24', '10.244.0.0/16', '2001:db8:2::/48'] });

  expect(find(platform, 'NetworkPolicy', 'allow-orders-to-stripe')).toHaveProperty('spec.egress[0].to', [
    {
      ipBlock: {
        cidr: '0.0.0.0/0',
        except: ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '203.0.113.0/24'],
      },
    },
    { ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10', '2001:db8:2::/48'] } },
  ]);
});

describe('the proof', () => {
  test('names who is outside, and holds', () => {
    const report = prove(createCalling({ cidrs: CIDRS }).platform);

    expect(isProven(report)).toBe(true);
    expect(report.findings.map(({ id }) => id)).not.toContain('any-public-address');
    expect(report.matrix.filter(({ to }) => to.startsWith('stripe'))).toEqual([
      { from: 'Deployment shop-prod/orders', to: 'stripe (api.stripe.com) at 198.51.100.0/24', ports: 'TCP 443' },
      { from: 'Deployment shop-prod/orders', to: 'stripe (api.stripe.com) at 2001:db8:1::/48', ports: 'TCP 443' },
    ]);
  });

  test('says that every public address is open, where nobody knows the ranges, and that no other is', () => {
    const report = prove(createCalling().platform);

    expect(isProven(report)).toBe(true);
    expect(report.findings).toEqual([
      expect.objectContaining({
        id: 'any-public-address',
        severity: 'info',
        what: 'Deployment shop-prod/orders may call every public address on TCP 443, and not stripe (api.stripe.com) alone',
      }),
    ]);
    expect(report.matrix.map(({ to }) => to)).toContain(
      'stripe (api.stripe.com) at 0.0.0.0/0 except 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16',
    );
  });

  test('finds a private network that a patch opens', () => {
    const { platform, service } = createCalling();
    service.patch({ kind: 'NetworkPolicy', name: 'allow-orders-to-stripe' }, (policy) => {
      policy.spec?.egress?.[0]?.to?.push({ ipBlock: { cidr: '10.1.0.0/16' } });
    });

    expect(prove(platform).findings).toContainEqual(expect.objectContaining({ id: 'extra-traffic', path: 'spec.egress[0].to[2]' }));
  });
});

test('it has no file, for it has no object', () => {
  expect(renderManifests(createCalling().platform, 'made').map(({ name }) => name)).toEqual(['00-platform.yaml', '20-orders.yaml']);
});

test('another variable and another form of the address, as the contract says', () => {
  const mailer = defineContract({
    name: 'orders',
    description: 'sends letters',
    port: 4001,
    apis: { smtp: { need: 'required', as: 'SMTP_SERVER', form: 'host:port' } },
  });
  const platform = createPlatform();
  const smtp = new ExternalApi(platform, 'smtp', { hosts: ['smtp.example.net'], ports: [587], cidrs: ['198.51.100.25/32'] });
  new HttpService(platform, mailer, { scale }).calls(smtp);

  expect(find(platform, 'ConfigMap', 'orders')).toHaveProperty('data.SMTP_SERVER', 'smtp.example.net:587');
});

test('two services that call it each have a way of their own', () => {
  const other = defineContract({ name: 'site', description: 'pages', port: 4002, apis: { stripe: 'optional' } });
  const { platform, stripe } = createCalling({ cidrs: CIDRS });
  new HttpService(platform, other, { scale }).calls(stripe);

  expect(find(platform, 'NetworkPolicy', 'allow-site-to-stripe')).toHaveProperty('spec.podSelector.matchLabels', {
    'app.kubernetes.io/name': 'site',
  });
  expect(isProven(prove(platform))).toBe(true);
});

describe('tells', () => {
  test.each([
    [{ hosts: [] }, 'prod/stripe: hosts is empty; write at least one: a DNS name such as "api.stripe.com", without scheme, port or path'],
    [
      { hosts: ['https://api.stripe.com'] },
      'prod/stripe: hosts[0] is "https://api.stripe.com"; write a DNS name such as "api.stripe.com", without scheme, port or path',
    ],
    [
      { hosts: ['ada:hunter2@api.stripe.com'] },
      'prod/stripe: hosts[0] is not usable (value hidden); write a DNS name such as "api.stripe.com", without scheme, port or path',
    ],
    [{ ports: [0] }, 'prod/stripe: ports[0] is 0; write a whole number from 1 to 65535, such as 443'],
    [{ ports: 443 }, 'prod/stripe: ports is 443, which is no list; write one of a whole number from 1 to 65535, such as 443'],
    [{ cidrs: ['198.51.100.7'] }, 'prod/stripe: cidrs[0] is "198.51.100.7"; write a range such as "198.51.100.0/24"'],
    [{ cidrs: [] }, 'prod/stripe: cidrs is empty; write at least one: a range such as "198.51.100.0/24"'],
    [
      { cidrs: ['0.0.0.0/0'] },
      'prod/stripe: cidrs[0] is "0.0.0.0/0", which leads into the cluster and private networks too; write narrower ones, or leave cidrs out for every public address',
    ],
    [{ hosts: ['10.1.2.3'] }, 'prod/stripe: no way out leads to 10.1.2.3/32, which is among its hosts; write it in cidrs'],
    [
      { hosts: ['2001:db8::1'], cidrs: CIDRS },
      'prod/stripe: no way out leads to 2001:db8::1/128, which is among its hosts; write it in cidrs',
    ],
    [{ scheme: 'ftp' }, 'prod/stripe: scheme is "ftp"; write https or http'],
    [{ path: 'v1' }, 'prod/stripe: path is "v1"; write a path such as "/v1"'],
    [{ cidr: CIDRS }, 'prod/stripe: cidr is no prop of an ExternalApi; write cidrs'],
  ])('a bad prop: %j', (props, fault) => {
    expect(createCalling(props as unknown as Partial<ExternalApiProps>).platform.findFaults()).toEqual([fault]);
  });

  test('a required one that nobody calls', () => {
    expect(createCheckout().platform.findFaults()).toEqual([
      'prod/orders: its contract calls stripe, but the platform never says so, so every such call is refused; write calls(<the stripe API>)',
    ]);
  });

  test('one that no contract names', () => {
    const { platform, service } = createCalling();
    const github = new ExternalApi(platform, 'github', { hosts: ['api.github.com'] });

    // @ts-expect-error its contract names stripe alone
    service.calls(github);

    expect(platform.findFaults()).toEqual([
      'prod/orders: calls(github) is not in its contract, so it would read no address for it; add github: "required" to the contract\'s apis',
    ]);
  });

  test('one of another platform', () => {
    const elsewhere = createCheckout({}, { ...prod, name: 'other' });
    const here = new Platform(new App(), 'shop', prod);

    new HttpService(here, checkout, { scale }).calls(elsewhere.stripe);

    expect(here.findFaults()).toEqual([
      'prod/orders: calls(stripe) leads to other/stripe of another platform, where no policy lets it in; call one made in shop-prod',
    ]);
  });

  test('a port that it does not have', () => {
    const { platform, stripe, service } = createCheckout();

    service.calls(stripe, { ports: [80] });

    expect(platform.findFaults()).toEqual(['prod/orders: calls(stripe) names the port 80, which stripe does not have; write one of 443']);
  });

  test('a value of its variable that comes from elsewhere too', () => {
    const platform = createPlatform();

    new HttpService(platform, checkout, { scale, env: { STRIPE_URL: 'https://sandbox.example.net' } });

    expect(platform.findFaults()).toContain('prod/orders: env.STRIPE_URL follows from something else; write calls(<the stripe API>)');
  });

  test('a variable that a patch takes away', () => {
    const { platform, service } = createCalling();
    service.patch('ConfigMap', (config) => {
      delete config.data?.['STRIPE_URL'];
    });

    expect(platform.findFaults()).toEqual([
      'prod/orders: its contract requires STRIPE_URL, which a patch takes away, so it does not start; leave it there',
    ]);
  });

  test.each([
    [['203.0.113.0'], 'shop-prod: clusterRanges[0] is "203.0.113.0"; write a range such as "203.0.113.0/24"'],
    ['203.0.113.0/24', 'shop-prod: clusterRanges is "203.0.113.0/24", which is no list; write one of a range such as "203.0.113.0/24"'],
  ])('a bad range of its environment: %j', (clusterRanges, fault) => {
    const environment = { ...prod, clusterRanges: clusterRanges as readonly string[] };

    expect(createPlatform(environment).findFaults()).toEqual([fault]);
  });
});

test('in development it is called as everywhere', () => {
  expect(find(createCalling({}, dev).platform, 'ConfigMap', 'orders')).toHaveProperty('data.STRIPE_URL', 'https://api.stripe.com');
});
