import { findFailure, type Kubectl, type List } from '@fairlead/cluster';
import { LIVE_KINDS } from '@fairlead/diagnosis';
import type { LiveObject } from './objects';
import { Snapshot } from './snapshot';

/** Beside what users write: what the cluster makes of it, and says about it. */
const MADE_KINDS = ['pods', 'replicasets.apps', 'events', 'endpointslices.discovery.k8s.io', 'serviceaccounts', 'secrets'];

/** Of no namespace. */
const CLUSTER_KINDS = ['nodes', 'ingressclasses.networking.k8s.io', 'storageclasses.storage.k8s.io'];

/** A kind that a cluster may not know. */
const EXTERNAL_SECRETS = 'externalsecrets.external-secrets.io';

/** A server that does not answer is told soon: the next try is not far. */
const REQUEST_LIMIT = '--request-timeout=10s';

/**
 * Reads all that a judgement of a namespace needs. What the cluster refuses to tell is left out, and said. Values of Secrets stay in this
 * process: they are there so that they can be taken out of what is printed.
 *
 * @throws ClusterFailure where nothing could be read
 */
export async function readSnapshot(kubectl: Kubectl, namespace: string): Promise<Snapshot> {
  const { code } = await kubectl.ask(['get', 'crd', EXTERNAL_SECRETS, REQUEST_LIMIT]);
  const inNamespace = [...LIVE_KINDS.filter((kind) => kind !== 'namespaces'), ...MADE_KINDS, ...(code === 0 ? [EXTERNAL_SECRETS] : [])];
  const read = await Promise.all([
    list(kubectl, inNamespace.join(), `--namespace=${namespace}`),
    list(kubectl, CLUSTER_KINDS.join()),
    list(kubectl, 'namespaces', `--field-selector=metadata.name=${namespace}`),
  ]);
  return new Snapshot({
    namespace,
    objects: read.flatMap(({ objects }) => objects),
    refusals: read.flatMap(({ refusals }) => refusals),
    timeMs: Date.now(),
  });
}

/** `kubectl get` gives what it may of several kinds, and says of the rest that it is forbidden. */
async function list(kubectl: Kubectl, kinds: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await kubectl.ask(['get', kinds, '--output=json', REQUEST_LIMIT, ...args]);
  const failure = code === 0 ? undefined : findFailure(stderr);
  if (code !== 0 && failure?.failure !== 'no-permission') throw failure ?? new Error(`kubectl get ${kinds}: ${stderr.trim()}`);
  const { items } = stdout.trim() === '' ? { items: [] } : (JSON.parse(stdout) as List<LiveObject>);
  return { objects: items, refusals: stderr.split('\n').filter((line) => line.includes('is forbidden:')) };
}
