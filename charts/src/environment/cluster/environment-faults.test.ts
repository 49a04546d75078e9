import { Size } from 'cdk8s';
import { alone, createPlatform, createShop, dev, prod, scale } from '../../../testing/fixtures';
import { HttpService } from '../../service/http-service';
import { development } from '../environment';

test.each([
  [{ kubernetesVersion: '1.3' }, 'kubernetesVersion is "1.3"; write "1.'],
  [{ kubernetesVersion: 1.33 }, 'kubernetesVersion is 1.33; write "1.33"'],
  [{ kubernetesVersion: 'newest' }, 'kubernetesVersion is "newest"; write one of 1.28, '],
  [{ namespace: 'team-a' }, 'namespace of its environment is "team-a", which is no object; write one with name, create, podSecurity'],
  [{ namespace: { nam: 'a' } }, 'namespace.nam is no prop of its environment; write namespace.name'],
  [{ namespace: { name: 'Team' } }, 'namespace.name is "Team"; write lower-case letters, digits and hyphens'],
  [{ namespace: { create: 'no' } }, 'namespace.create is "no"; write true or false'],
  [{ namespace: { podSecurity: 'restrict' } }, 'namespace.podSecurity is "restrict"; write restricted'],
  [{ imageRegistry: 'https://mirror.example.com' }, 'imageRegistry is "https://mirror.example.com"; write a host and its folder'],
  [{ imageRegistry: 'mirror.example.com/' }, 'imageRegistry is "mirror.example.com/"; write a host and its folder'],
  [{ imageRegistry: 'mirror' }, 'imageRegistry is "mirror"; write a host and its folder'],
  [{ imageRegistry: {} }, "imageRegistry is an object; write 'mirror.example.com/cache', or by registry"],
  [{ imageRegistry: { 'ghcr.io/acme': 'a.example.com' } }, 'imageRegistry has "ghcr.io/acme", which is no registry'],
  [{ labels: 'team' }, 'labels is "team", which is no object'],
  [{ labels: { 'example.com/team': 7 } }, 'labels["example.com/team"] is 7; write a label: "payments"'],
  [{ labels: { 'example.com/team': 'a b' } }, 'labels["example.com/team"] is "a b"; write a label: "payments"'],
  [{ labels: { 'team!': 'a' } }, 'labels has "team!", which is no name of one; write it as "example.com/team"'],
  [{ labels: { 'app.kubernetes.io/name': 'a' } }, 'labels has app.kubernetes.io/name, which is not for everybody to write; leave it out'],
  [{ annotations: { 'checksum/config': 'a' } }, 'annotations has checksum/config, which is not for everybody to write; leave it out'],
  [{ annotations: { 'example.com/team': true } }, 'annotations["example.com/team"] is true; write a text in quotes'],
  [{ trafficDistribution: 'PreferClose', kubernetesVersion: '1.33' }, 'trafficDistribution is "PreferClose"; write PreferSameZone or'],
  [{ trafficDistribution: 'PreferSameNode', kubernetesVersion: '1.33' }, "is 1.33; write kubernetesVersion: '1.34' or a later one"],
  [{ trafficDistribution: 'PreferSameZone' }, "is of no release; write kubernetesVersion: '1.31' or a later one, or leave it out"],
  [{ mesh: 'istio' }, 'mesh of its environment is "istio", which is no object; write one with kind'],
  [{ mesh: { kind: 'linkerd' } }, 'mesh.kind of its environment is "linkerd"; write '],
  [{ mesh: { kind: 'istio-sidecars', controlPlane: { namespace: 'istio-system', labels: {} } } }, 'mesh.controlPlane.labels is no prop'],
  [
    { kubernetesVersion: '1.28', mesh: { kind: 'istio-sidecars', controlPlane: { namespace: 'a', podLabels: { app: 'a' } } } },
    'since 1.29; write a later',
  ],
  [{ pods: { topologySpread: 'zones' } }, 'pods.topologySpread is "zones"; write a list such as'],
  [{ pods: { topologySpread: [{ topologyKeys: 'zone' }] } }, 'pods.topologySpread[0].topologyKeys is no prop'],
  [{ pods: { topologySpread: [{ topologyKey: 'zone', whenUnsatisfiable: 'Wait' }] } }, 'is "Wait"; write ScheduleAnyway or DoNotSchedule'],
  [{ pods: { topologySpread: [{ topologyKey: 'zone', maxSkew: 0 }] } }, 'maxSkew is 0; write a whole number of at least 1'],
  [{ pods: { nodeAffinity: 'pool' } }, 'pods.nodeAffinity is "pool"; write one with required'],
  [{ pods: { nodeAffinity: { preferedDuringSchedulingIgnoredDuringExecution: [] } } }, 'write pods.nodeAffinity.preferredDuring'],
  [{ pods: { tolerations: [{ ky: 'apps' }] } }, 'pods.tolerations[0].ky is no prop of a pod; write pods.tolerations[0].key'],
  [{ pods: { cpuLimits: 'none' } }, 'pods.cpuLimits is "none"; write true or false'],
  [{ pods: { user: 0 } }, 'pods.user is 0; write a whole number of at least 1, such as 10001'],
])('%j is told', (given, fault) => {
  expect(createShop({ ...prod, ...(given as object) }).platform.findFaults()).toEqual([expect.stringContaining(fault)]);
});

test.each([
  ['kuberneteVersion', 'kubernetesVersion'],
  ['namespaces', 'namespace'],
  ['imageRegistries', 'imageRegistry'],
  ['label', 'labels'],
  ['annotation', 'annotations'],
  ['trafficDistributions', 'trafficDistribution'],
  ['mesch', 'mesh'],
  ['image', 'images'],
])('a misspelt %s is told', (misspelt, meant) => {
  const environment = development({ ingress: dev.ingress, [misspelt]: {} });

  expect(createPlatform(environment).findFaults()).toEqual([`shop-dev: ${misspelt} is no prop of development(); write ${meant}`]);
});

test.each([
  ['orders', 'images of development() is "orders"; write { <component>: '],
  [{ orders: 7 }, 'images of development() is an object; write { <component>: '],
])('images %j of development are told', (images, fault) => {
  const platform = createPlatform(development({ ingress: dev.ingress, images: images as never }));

  expect(platform.findFaults()).toEqual([expect.stringContaining(fault)]);
});

test.each([
  ['/tmp', 'writable is "/tmp", which is no list; write one such as [\'/tmp\']'],
  [['tmp'], 'writable[0] is "tmp"; write the whole path of a folder, such as \'/tmp\''],
  [['/'], 'writable[0] is "/"; write the whole path'],
  [['/tmp/../etc'], 'writable[0] is "/tmp/../etc"; write the whole path'],
  [[`/${'a'.repeat(60)}`], 'writable[0] has 69 characters with which no volume can be named; write a shorter path'],
  [['/tmp', '/tmp'], 'writable has /tmp beside /tmp, whose volume has the same name; leave one out'],
  [[{ path: '/tmp', sizes: 1 }], 'writable[0].sizes is no prop of an HttpService; write writable[0].size'],
  [[{ path: '/tmp', size: 64 }], 'writable[0].size is '],
  [[{ size: Size.mebibytes(1) }], 'writable[0].path is missing'],
])('writable: %j is told', (writable, fault) => {
  const platform = createPlatform();

  new HttpService(platform, alone, { scale, writable: writable as never });

  expect(platform.findFaults()).toEqual([expect.stringContaining(fault)]);
});
