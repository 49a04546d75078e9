import type { Defer } from '@fairlead/command-line';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import type { Kubectl } from '@fairlead/cluster';
import { none } from '../faults/promise-check';
import { LoadPod } from './load-pod/load-pod';
import { chooseSteps, type Options } from './options';
import { choosePlaces } from './platform/places';
import { LivePlatform, SERVICE_NAMES } from './platform/platform';
import { ScaleBounds } from './platform/scale-bounds';
import { StoredIds } from './platform/stored-ids';
import { Proof } from './proof';
import type { Finding } from './finding';

const SMOKE_REQUESTS = 200;

/** What a proof is made with. */
export interface ProveProps {
  readonly kubectl: Kubectl;
  readonly defer: Defer;
  readonly tell: (line: string) => void;
  /** Called after each step. */
  readonly onFindings: (findings: readonly Finding[]) => void;
}

/** Brings the platform to the size of the proof, and does the steps one after the other. */
export async function proveRelease(options: Options, { kubectl, defer, tell, onFindings }: ProveProps): Promise<void> {
  const platform = new LivePlatform(kubectl, options.namespace);
  await platform.checkDeployed();
  tell(`${options.replicas} pods of each service`);
  const bounds = await ScaleBounds.open(platform, defer);
  for (const service of SERVICE_NAMES) await bounds.set(service, { min: options.replicas, max: options.replicas });
  await awaitReplicas(platform, options.replicas);
  const isService = ({ metadata: { name } }: { metadata: { name: string } }) =>
    SERVICE_NAMES.some((service) => name.startsWith(`${service}-`));
  const places = choosePlaces(await platform.listNodes(), await platform.listAllPods(), isService);
  tell(`load comes from node ${places.load}; ${places.victim} is drained and lost`);
  const { image } = await platform.getContainer(apiGateway.name);
  const load = await LoadPod.open({ kubectl, defer, namespace: options.namespace, image, node: places.load });
  const stored = new StoredIds(platform, load, defer);
  onFindings([await smoke(load)]);
  const proof = new Proof({ settings: options, platform, load, stored, bounds, places, defer, tell });
  for (const step of chooseSteps(options)) onFindings(await step.prove(proof));
}

async function awaitReplicas(platform: LivePlatform, replicas: number): Promise<void> {
  for (const service of SERVICE_NAMES)
    await platform.run('wait', `deployment/${service}`, `--for=jsonpath={.status.readyReplicas}=${replicas}`, '--timeout=300s');
  await platform.awaitReady();
}

/** Each endpoint, refusals too, before anything happens. */
async function smoke(load: LoadPod): Promise<Finding> {
  const tally = await load.ask({ type: 'smoke', requests: SMOKE_REQUESTS });
  return { event: 'smoke test', seen: 'every endpoint, in any order', tally, promises: [none('failed requests', tally.failed)] };
}
