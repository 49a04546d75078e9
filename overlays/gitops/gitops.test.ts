import { APP_NAMES } from '@fairlead/contracts';
import { parseAllDocuments } from 'yaml';
import type { ManifestFile } from 'fairlead';
import { synthesize } from '../synthesis';
import { renderArgoCd } from './argo-cd';
import { CUSTOM_HEALTH } from './custom-health';
import { describeObjects } from './environment-objects';
import { renderGitops } from './gitops-files';
import { renderWaves } from './sync-waves';

const syntheses = synthesize();
const prod = syntheses.find(({ environment }) => environment === 'prod');

interface Kustomization {
  readonly resources: readonly string[];
  readonly patches: readonly { readonly target: { readonly labelSelector?: string; readonly kind?: string }; readonly patch: string }[];
}

const parse = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as unknown);

const file = (name: string, ...objects: readonly { readonly kind: string; readonly component?: string }[]): ManifestFile => ({
  name,
  text: '',
  objects: objects.map(({ kind, component }) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'any', ...(component && { labels: { 'app.kubernetes.io/name': component } }) },
  })),
});

test('an Application follows the branch of its environment, and is bound to its namespace', () => {
  const [project, application] = parse(renderArgoCd(prod!, 'https://git.example/shop.git'));

  expect(project).toMatchObject({
    kind: 'AppProject',
    metadata: { name: 'shop-prod', namespace: 'argocd' },
    spec: {
      sourceRepos: ['https://git.example/shop.git'],
      destinations: [{ namespace: 'shop-prod' }],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      namespaceResourceWhitelist: expect.arrayContaining([
        { group: '', kind: 'Service' },
        { group: 'apps', kind: 'Deployment' },
        { group: 'external-secrets.io', kind: 'ExternalSecret' },
      ]),
    },
  });
  expect(application).toMatchObject({
    kind: 'Application',
    spec: {
      project: 'shop-prod',
      source: { repoURL: 'https://git.example/shop.git', targetRevision: 'environments/prod', path: 'overlays/gitops/prod' },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  });
});

test('stores are a wave before services, and the platform is before both', () => {
  const [kustomization] = parse(renderWaves('prod', prod!.manifests)) as [Kustomization];
  const services = [...APP_NAMES].sort();

  expect(kustomization.resources).toEqual(['../../prod']);
  expect(kustomization.patches.map(({ target, patch }) => [target.labelSelector ?? target.kind, /argocd.*/.exec(patch)?.[0]])).toEqual([
    ['app.kubernetes.io/name in (mongo, redis)', 'argocd.argoproj.io/sync-wave: "10"'],
    [`app.kubernetes.io/name in (${services.join(', ')})`, 'argocd.argoproj.io/sync-wave: "20"'],
    ['Namespace', 'argocd.argoproj.io/sync-options: Prune=false,Delete=false'],
    ['PersistentVolumeClaim', 'argocd.argoproj.io/sync-options: Prune=false,Delete=false'],
  ]);
});

describe('the Job of a task', () => {
  const manifests = [
    file('00-platform.yaml', { kind: 'Namespace' }),
    file('10-postgres.yaml', { kind: 'StatefulSet', component: 'postgres' }),
    file('15-migration.yaml', { kind: 'ConfigMap', component: 'migration' }, { kind: 'Job', component: 'migration' }),
    file('20-web.yaml', { kind: 'Deployment', component: 'web' }),
  ];
  const patchesOf = (environment: object) => {
    const overlays = [{ name: 'stage', ...environment }];
    const text = renderGitops([{ environment: 'stage', manifests }], overlays, 'made').get('overlays/gitops/stage/kustomization.yaml');
    const [kustomization] = parse(text ?? '') as [Kustomization];
    return kustomization.patches.map(({ target, patch }) => ({ target, annotations: [...patch.matchAll(/argocd\S+: .*/g)].map(String) }));
  };
  const migration = 'app.kubernetes.io/name in (migration)';

  test('is in a wave between stores and services', () => {
    expect(patchesOf({})).toEqual([
      { target: { labelSelector: 'app.kubernetes.io/name in (postgres)' }, annotations: ['argocd.argoproj.io/sync-wave: "10"'] },
      { target: { labelSelector: migration }, annotations: ['argocd.argoproj.io/sync-wave: "15"'] },
      { target: { labelSelector: 'app.kubernetes.io/name in (web)' }, annotations: ['argocd.argoproj.io/sync-wave: "20"'] },
      expect.anything(),
      expect.anything(),
    ]);
    expect(patchesOf({ argoCd: { tasks: 'wave' } })).toEqual(patchesOf({}));
  });

  test('is a hook of that wave where its environment says so, and its other objects are none', () => {
    const patches = patchesOf({ argoCd: { tasks: 'hook' } });

    expect(patches).toContainEqual({ target: { labelSelector: migration }, annotations: ['argocd.argoproj.io/sync-wave: "15"'] });
    expect(patches).toContainEqual({
      target: { kind: 'Job', labelSelector: migration },
      annotations: ['argocd.argoproj.io/hook: Sync', 'argocd.argoproj.io/hook-delete-policy: BeforeHookCreation'],
    });
  });

  test('of an environment without tasks there is no hook', () => {
    const text = renderGitops([prod!], [{ name: 'prod', argoCd: { tasks: 'hook' } }], 'made').get(
      'overlays/gitops/prod/kustomization.yaml',
    );

    expect(text).not.toContain('hook');
  });
});

test('of every custom resource that is rendered, it is said how Argo CD knows its health', () => {
  const kinds = syntheses
    .flatMap(({ manifests }) => describeObjects(manifests).namespacedKinds)
    // Groups of Kubernetes itself have no dot, or end as these do.
    .filter(({ group }) => group.includes('.') && !group.endsWith('.k8s.io'))
    .map(({ group, kind }) => `${kind}.${group}`);

  expect([...new Set(kinds)].sort()).toEqual(Object.keys(CUSTOM_HEALTH).sort());
});

test.each([
  [
    'two components',
    [file('10-redis.yaml', { kind: 'Service', component: 'redis' }, { kind: 'Service', component: 'mongo' })],
    '10-redis.yaml has objects of redis, mongo; one wave needs one component',
  ],
  [
    'a component without a label',
    [file('20-web.yaml', { kind: 'Service' }, { kind: 'Pod', component: 'web' })],
    '20-web.yaml has objects of , web; one wave needs one component',
  ],
  [
    'a component in two tiers',
    [file('10-web.yaml', { kind: 'Service', component: 'web' }), file('20-web.yaml', { kind: 'Service', component: 'web' })],
    'web is in two waves; give its components names of their own',
  ],
])('%s in a file cannot have a wave', (_what, manifests, message) => {
  expect(() => renderWaves('prod', manifests)).toThrow(message);
});

test('manifests that make no namespace cannot be bound to it', () => {
  expect(() => describeObjects([file('10-redis.yaml', { kind: 'Service' })])).toThrow('an Application of Argo CD is for one namespace');
});
