import type { Environment } from '../../environment/environment';
import type { AddOn } from '../needs/add-ons';
import { type Definition, listDefinitions } from '../needs/definitions';
import { listImages } from '../needs/images';
import { readDefinition } from '../needs/read-definition';
import { MADE_BY, MADE_BY_LABEL } from '../needs/made-by';
import { listNeededSecrets, type NeededSecret } from '../needs/secrets';
import type { Way } from '../ways/way';
import { isThere, type KubectlCommand, kubectlOn, type Step } from './step';

/** What a cluster is made for. */
export interface CreateProps {
  readonly way: Way;
  readonly environment: Environment;
  /** Tag of the images that are loaded. @default none are */
  readonly images?: string | undefined;
  /** File or folder with custom resource definitions, in place of those that the projects publish. */
  readonly definitions?: string | undefined;
}

/** Own fields beside those that an apply of the manifests sets, so that neither takes back what the other has said. */
const FIELD_MANAGER = '--field-manager=npm-run-cluster';

/** All that is done until an environment can be applied. The same whatever made the cluster, but for making it. */
export function planCreate({ way, environment, images, definitions }: CreateProps): readonly Step[] {
  const kubectl = kubectlOn(way.context);
  const load = way.loadImage;
  return [
    ...way.create,
    awaitApiServer(way, kubectl),
    ...way.addOns.map((addOn) => installAddOn(addOn, kubectl)),
    ...listDefinitions(environment.objects).map((definition) => installDefinition(definition, definitions, kubectl)),
    ...createSecrets(environment, kubectl),
    ...(images === undefined || !load ? [] : listImages(environment, images).map((image) => loadImage(image, load))),
  ];
}

function awaitApiServer({ name }: Way, kubectl: KubectlCommand): Step {
  const again = `npm run cluster -- delete --with ${name}`;
  return {
    says: 'waiting for its API server',
    command: kubectl('get', '--raw=/readyz', '--request-timeout=60s'),
    read: () => {},
    hint:
      name === 'current'
        ? 'kubectl config get-contexts lists the clusters that are known'
        : `it may be half made; ${again}, then create it again`,
  };
}

function installAddOn({ name, url, object, isInstalled, patch, awaits }: AddOn, kubectl: KubectlCommand): Step {
  return {
    says: `installing ${name}`,
    command: apply(kubectl, url),
    unless: [isInstalled(kubectl)],
    andThen: [
      mark(object, kubectl),
      ...(patch === undefined
        ? []
        : [{ says: `settings of ${name}`, command: kubectl('patch', ...object, '--type=json', `--patch=${patch}`) }]),
      ...(awaits ? [{ says: `waiting for ${name}`, command: kubectl('rollout', 'status', ...awaits, '--timeout=5m') }] : []),
    ],
  };
}

function installDefinition({ name, url }: Definition, file: string | undefined, kubectl: KubectlCommand): Step {
  const established: Step = {
    says: 'waiting until it is served',
    command: kubectl('wait', '--for=condition=Established', '--timeout=1m', `crd/${name}`),
  };
  return {
    says: `definition of ${name}`,
    command: apply(kubectl, file === undefined ? url : '-'),
    ...(file !== undefined && { input: () => JSON.stringify(readDefinition(name, file)) }),
    unless: [isThere(kubectl, 'crd', name)],
    hint: 'without a network, --definitions takes it from a file',
    andThen: [mark([`crd/${name}`], kubectl), established],
  };
}

function createSecrets({ namespace, objects }: Environment, kubectl: KubectlCommand): readonly Step[] {
  const secrets = listNeededSecrets(objects);
  if (secrets.length === 0) return [];
  const object = objects.find(({ kind }) => kind === 'Namespace');
  const labelled = { ...object, metadata: { ...object?.metadata, labels: { ...object?.metadata?.labels, ...MADE_BY } } };
  return [
    {
      says: `namespace ${namespace}`,
      command: kubectl('apply', '--server-side', FIELD_MANAGER, '--filename=-'),
      input: () => JSON.stringify(labelled),
      unless: [isThere(kubectl, 'namespace', namespace)],
    },
    ...secrets.map((secret) => createSecret(secret, findStores(objects), kubectl)),
  ];
}

/** Where an operator says that it can read the store that the manifests name, it makes the Secrets. */
function createSecret({ namespace, name, create, isExternal }: NeededSecret, stores: readonly string[], kubectl: KubectlCommand): Step {
  const isMade = isThere(kubectl, 'secret', name, `--namespace=${namespace}`);
  return {
    says: `Secret ${namespace}/${name}`,
    command: kubectl('create', '--filename=-'),
    input: async () => JSON.stringify(await create()),
    unless: [
      isMade,
      ...(isExternal
        ? stores.map((store) => ({
            command: kubectl('wait', '--for=condition=Ready', '--timeout=0s', store, `--namespace=${namespace}`),
            means: 'an operator makes it',
          }))
        : []),
    ],
  };
}

/** As `kubectl wait` takes them. */
function findStores(objects: Environment['objects']): readonly string[] {
  const stores = objects
    .filter(({ kind }) => kind === 'ExternalSecret')
    .map(({ spec }) => (spec as { readonly secretStoreRef: { readonly kind?: string; readonly name: string } }).secretStoreRef);
  return [...new Set(stores.map(({ kind = 'SecretStore', name }) => `${kind.toLowerCase()}.external-secrets.io/${name}`))];
}

function loadImage(image: string, load: NonNullable<Way['loadImage']>): Step {
  return { says: `loading ${image}`, command: load(image), hint: 'docker buildx bake makes the images' };
}

function apply(kubectl: KubectlCommand, file: string): readonly string[] {
  return kubectl('apply', '--server-side', FIELD_MANAGER, '--filename', file);
}

function mark(object: readonly string[], kubectl: KubectlCommand): Step {
  return { says: 'marking it as ours', command: kubectl('label', ...object, '--overwrite', MADE_BY_LABEL) };
}
