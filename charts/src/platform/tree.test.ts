import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Cron, Helm, Include, JsonPatch, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { alone, createParts, createPlatform, createShop, dev, find, orders, prod, scale } from '../../testing/fixtures';
import { HttpService } from '../service/http-service';
import { renderManifests } from './manifests';
import { Platform } from './platform';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tree-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const namesOf = (platform: Platform) => platform.toJson().map(({ kind, metadata }) => `${kind} ${metadata.name}`);

/** One object each, by every way that cdk8s has. */
const WAYS: Readonly<Record<string, (platform: Platform) => void>> = {
  'an object of cdk8s-plus': (platform) => void new kplus.ConfigMap(platform, 'extra', { metadata: { name: 'extra' } }),
  'a workload of cdk8s-plus': (platform) =>
    void new kplus.CronJob(platform, 'extra', {
      metadata: { name: 'extra' },
      schedule: Cron.daily(),
      containers: [{ image: 'busybox:1.36' }],
    }),
  'an object in a plain construct': (platform) =>
    void new ApiObject(new Construct(new Construct(platform, 'parts'), 'part'), 'object', configMap('extra')),
  'YAML of a file': (platform) => void new Include(platform, 'extra', { url: write('extra.yaml', Yaml.stringify(configMap('extra'))) }),
  'a Helm chart': (platform) => void new Helm(platform, 'extra', { chart: 'any', helmExecutable: writeHelm(configMap('extra')) }),
  'an object below a component': (platform) => void new ApiObject(createService(platform), 'extra', configMap('extra')),
};

const configMap = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: '1' } });
const createService = (platform: Platform) => new HttpService(platform, { ...alone, name: 'site' } as const, { scale });

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** A Helm that prints the object. It asks for no program but Node, which may be all that PATH has. */
function writeHelm(object: object): string {
  const text = JSON.stringify(Yaml.stringify(object));
  const program = write('helm', `#!${process.execPath}\nprocess.stdout.write(${text});\n`);
  chmodSync(program, 0o700);
  return program;
}

/** Files go by tier, the platform itself by who depends on whom. */
const sorted = (objects: readonly unknown[]) => objects.map((object) => JSON.stringify(object)).sort();

test.each(Object.entries(WAYS))('%s is rendered, in the namespace, and by every way the same', (_way, make) => {
  const { platform } = createShop();

  make(platform);

  const objects = platform.toJson().filter(({ metadata }) => metadata.name === 'extra');
  expect(objects).toMatchObject([{ metadata: { name: 'extra', namespace: 'shop-prod', labels: { 'app.kubernetes.io/part-of': 'shop' } } }]);
  const inFiles = renderManifests(platform, 'generated').flatMap((file) => file.objects);
  expect(sorted(inFiles)).toEqual(sorted(platform.toJson()));
  expect(App.of(platform).synthYaml()).toBe(Yaml.stringify(...platform.toJson()));
});

test('what belongs to no component is in the file of the platform, the same bytes in whatever order it was made', () => {
  const ways = ['b', 'a'].flatMap((name) => [
    (platform: Platform) => void new kplus.ConfigMap(platform, name),
    (platform: Platform) => void new Include(platform, `include-${name}`, { url: write(`${name}.yaml`, Yaml.stringify(configMap(name))) }),
    (platform: Platform) =>
      void new ApiObject(new Construct(platform, `part-${name}`), 'role', custom('Role', name, 'rbac.authorization.k8s.io/v1')),
  ]);
  const render = (order: typeof ways) => {
    const { platform } = createShop();
    for (const make of order) make(platform);
    return renderManifests(platform, 'generated');
  };

  expect(render(ways)[0]).toMatchObject({ name: '00-platform.yaml', text: expect.stringMatching(/kind: Role\n(.*\n)*kind: ConfigMap\n/) });
  expect(render(ways)).toEqual(render([...ways].reverse()));
});

test('what belongs to no namespace is put into none, its kind defined among the objects or known', () => {
  const { platform } = createShop();
  const definition = { group: 'acme.com', names: { kind: 'Fleet', plural: 'fleets' }, scope: 'Cluster' };

  new kplus.ClusterRole(platform, 'role', { metadata: { name: 'reader' } });
  new ApiObject(platform, 'definition', {
    ...custom('CustomResourceDefinition', 'fleets.acme.com', 'apiextensions.k8s.io/v1'),
    spec: definition,
  });
  new ApiObject(platform, 'fleet', custom('Fleet', 'all', 'acme.com/v1'));
  new ApiObject(platform, 'ship', custom('Ship', 'one', 'acme.com/v1'));
  new ApiObject(platform, 'elsewhere', { ...configMap('elsewhere'), metadata: { name: 'elsewhere', namespace: 'other' } });

  for (const [kind, name] of [
    ['ClusterRole', 'reader'],
    ['CustomResourceDefinition', 'fleets.acme.com'],
    ['Fleet', 'all'],
  ] as const)
    expect(find(platform, kind, name)).not.toHaveProperty('metadata.namespace');
  expect(find(platform, 'Ship', 'one')).toHaveProperty('metadata.namespace', 'shop-prod');
  expect(find(platform, 'ConfigMap', 'elsewhere')).toHaveProperty('metadata.namespace', 'other');
  expect(namesOf(platform).indexOf('CustomResourceDefinition fleets.acme.com')).toBe(1);
});

const custom = (kind: string, name: string, apiVersion: string) => ({ apiVersion, kind, metadata: { name } });

test('a patch finds it', () => {
  const { platform } = createShop();
  new kplus.ConfigMap(platform, 'extra', { metadata: { name: 'extra' } });

  platform.patch('ConfigMap', JsonPatch.add('/data', { a: '2' }));

  expect(find(platform, 'ConfigMap', 'extra')).toHaveProperty('data', { a: '2' });
});

test('two objects of one name are refused: the second would be all that is there', () => {
  const { platform } = createShop();

  new ApiObject(platform, 'extra', configMap('orders'));

  expect(platform.findFaults()).toEqual([
    'shop-prod/extra: ConfigMap orders overwrites shop-prod/orders/config, which has the same name; give it another',
  ]);
});

test('a list is refused, since nothing would look into it', () => {
  const { platform } = createShop();

  new ApiObject(platform, 'extra', { apiVersion: 'v1', kind: 'List', items: [configMap('a')] });

  expect(platform.findFaults()).toEqual(['shop-prod/extra: nothing would prove the items of a List; make an object of each']);
});

test('what a construct says of itself is told', () => {
  const { platform } = createShop();

  new kplus.Ingress(platform, 'extra', { metadata: { name: 'extra' } });

  expect(platform.findFaults()).toEqual([expect.stringMatching(/^shop-prod\/extra: .*rule/)]);
});

test('a chart in a platform is refused, and one beside it, which nothing would prove', () => {
  const { platform } = createShop();
  const app = App.of(platform);

  new ApiObject(new Chart(platform, 'inner'), 'a', configMap('a'));
  new ApiObject(new Chart(app, 'beside'), 'b', configMap('b'));
  new Chart(app, 'empty');
  new Platform(app, 'other', prod);

  expect(platform.findFaults()).toEqual([
    'beside: its object is beside shop-prod and so never proven; make them in the platform, or in an App of their own',
    'shop-prod/inner: a chart in a platform is rendered once more by app.synth(), into a file of its own; make its objects in the platform itself, or in a Construct',
  ]);
  expect(() => app.synthYaml()).toThrow('beside: its object is beside shop-prod');
});

test('app.synth() writes one file, with every object once', () => {
  const platform = new Platform(new App({ outdir: folder }), 'shop', prod);
  new kplus.ConfigMap(platform, 'extra', { metadata: { name: 'extra' } });

  App.of(platform).synth();

  expect(readdirSync(folder)).toEqual(['shop-prod.k8s.yaml']);
  expect(readFileSync(join(folder, 'shop-prod.k8s.yaml'), 'utf8').match(/^ {2}name: extra$/gm)).toHaveLength(1);
});

test('the objects of a component that cannot be are stand-ins, and no faults of their own', () => {
  const { platform } = createParts();

  new HttpService(platform, orders, { scale });

  expect(platform.findFaults().filter((fault) => fault.includes('overwrites'))).toEqual([]);
});

describe('a Secret with values in it', () => {
  const add = (platform: Platform, props: k8s.KubeSecretProps) =>
    new k8s.KubeSecret(platform, 'extra', { metadata: { name: 'extra' }, ...props });

  test('is refused where credentials come from a store, and its value is not told', () => {
    const platform = createPlatform(prod);

    add(platform, { stringData: { password: 'hunter2' } });

    expect(platform.findFaults()).toEqual([
      `${platform.node.path}/extra: its values would be in a file; let a secret store fill it: an ExternalSecret`,
    ]);
  });

  test('is let through on a machine that holds nothing of worth, and anywhere without values', () => {
    const [platform, other] = [createPlatform(dev), createPlatform(prod)];

    add(platform, { stringData: { password: 'hunter2' } });
    add(other, { type: 'kubernetes.io/service-account-token' });

    expect([...platform.findFaults(), ...other.findFaults()]).toEqual([]);
  });
});
