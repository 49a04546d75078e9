import type {
  Claim,
  Conditioned,
  DisruptionBudget,
  EndpointSlice,
  Event,
  Ingress,
  LiveObject,
  Node,
  Pod,
  Secret,
  Workload,
} from './objects';

/** Kinds whose type is known. */
interface KindTypes {
  readonly Node: Node;
  readonly Deployment: Workload;
  readonly StatefulSet: Workload;
  readonly Pod: Pod;
  readonly Event: Event;
  readonly HorizontalPodAutoscaler: Conditioned;
  readonly PodDisruptionBudget: DisruptionBudget;
  readonly PersistentVolumeClaim: Claim;
  readonly Ingress: Ingress;
  readonly EndpointSlice: EndpointSlice;
  readonly ExternalSecret: Conditioned;
  readonly Secret: Secret;
}

/** A pod names a ReplicaSet as its owner, and that the Deployment. */
const DEPTH = 2;

/** What was read of a cluster at one time: an environment's namespace, and the nodes and classes of all. */
export class Snapshot {
  readonly namespace: string;
  readonly objects: readonly LiveObject[];
  /** Of what the cluster refused to tell, what it said. */
  readonly refusals: readonly string[];
  readonly timeMs: number;

  constructor({ namespace, objects, refusals, timeMs }: Pick<Snapshot, 'namespace' | 'objects' | 'refusals' | 'timeMs'>) {
    this.namespace = namespace;
    this.objects = objects;
    this.refusals = refusals;
    this.timeMs = timeMs;
  }

  list<Kind extends keyof KindTypes>(kind: Kind): readonly KindTypes[Kind][] {
    return this.objects.filter((object): object is KindTypes[Kind] => object.kind === kind);
  }

  /** Whether the cluster tells of a kind. @param plural `networkpolicies` */
  isRead(plural: string): boolean {
    return this.refusals.every((refusal) => !refusal.includes(`resource "${plural}"`));
  }

  has(kind: string, name: string): boolean {
    return this.objects.some((object) => object.kind === kind && object.metadata.name === name);
  }

  /** What made a pod, and is written by people: a Deployment, a StatefulSet; else the pod. */
  ownerOf(object: LiveObject, depth = DEPTH): LiveObject {
    const [owner] = object.metadata.ownerReferences ?? [];
    const found = this.objects.find(({ kind, metadata }) => kind === owner?.kind && metadata.name === owner.name);
    return found && depth > 0 ? this.ownerOf(found, depth - 1) : object;
  }

  podsOf(workload: LiveObject): readonly Pod[] {
    return this.list('Pod').filter((pod) => this.ownerOf(pod) === workload);
  }

  /** What the cluster has warned of an object, the latest first. */
  warningsOf({ kind, metadata: { name } }: LiveObject): readonly Event[] {
    return this.list('Event')
      .filter(({ type, involvedObject }) => type === 'Warning' && involvedObject?.kind === kind && involvedObject.name === name)
      .sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
  }

  /** The same of a workload with its ReplicaSets and pods. */
  warningsAround(workload: LiveObject): readonly Event[] {
    return this.objects
      .filter((object) => object === workload || this.ownerOf(object) === workload)
      .flatMap((object) => this.warningsOf(object));
  }
}

function timeOf({ lastTimestamp, eventTime }: Event): string {
  return lastTimestamp ?? eventTime ?? '';
}
