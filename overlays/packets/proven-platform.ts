import { portsOfInterest } from '@fairlead/doctor/testing';
import type { Kubectl } from '@fairlead/cluster';
import { findBreaks } from './breaks';
import { type Cell, listCells } from './cells';
import { compare, type Difference, type Expectation, expectationOf } from './compare';
import type { End } from './end';
import { Engine } from './engine';
import { Caller } from './network/caller';
import type { ClusterService } from './network/cluster-services';
import { deploy } from './network/deployment';
import type { DeploymentProps } from './network/deployment-props';
import type { OutsideHost } from './network/outside-host';
import type { Outcome } from './network/peer';
import type { Platform } from './platform';
import { settle } from './settle';

/** What was seen of a platform. */
export interface Proof {
  readonly name: string;
  /** How many cells the engine says are open, closed, or by chance either. */
  readonly cells: Readonly<Record<Expectation, number>>;
  readonly differences: readonly Difference[];
  /** With a broken policy: how many cells differ from what the engine says of the one that is not. */
  readonly noticed?: number;
}

export interface ProofProps extends Pick<DeploymentProps, 'image' | 'kubectl' | 'defer'> {
  readonly services: readonly ClusterService[];
  readonly host: OutsideHost | undefined;
}

/** What is proven of a platform that is in the cluster. */
interface Subject {
  readonly platform: Platform;
  readonly engine: Engine;
  readonly cells: readonly Cell[];
  readonly callers: ReadonlyMap<End, Caller>;
  readonly kubectl: Kubectl;
}

/** A platform that is in the cluster: what connects there is held against what the engine says. */
export class ProvenPlatform {
  readonly #subject: Subject;

  private constructor(subject: Subject) {
    this.#subject = subject;
  }

  static async deploy(platform: Platform, { services, host, ...props }: ProofProps): Promise<ProvenPlatform> {
    const engine = new Engine(platform.objects);
    const numbers = portsOfInterest(platform.objects);
    const ports = numbers.flatMap((port) => (['TCP', 'UDP'] as const).map((protocol) => ({ protocol, port })));
    const deployment = await deploy({ platform, engine, served: ports, ...props });
    const inPods = [...deployment.pods.map(([first]) => first), ...deployment.outsiders];
    const callers = new Map<End, Caller>(inPods.map((end) => [end, Caller.inPod(props.kubectl, end.namespace, end.pod)]));
    if (host) callers.set(host.end, host.open(ports));
    props.defer(() => callers.forEach((caller) => caller.close()));
    const cells = listCells({ engine, deployment, ports, services, host: host?.end });
    return new ProvenPlatform({ platform, engine, cells, callers, kubectl: props.kubectl });
  }

  async prove(): Promise<Proof> {
    const { platform, engine } = this.#subject;
    return this.#measure(platform.name, engine);
  }

  /** Breaks policies in the cluster, one after the other: just what the engine says of each break must be seen. */
  async proveBreaks(): Promise<readonly Proof[]> {
    const { platform, cells, engine, kubectl } = this.#subject;
    const proofs: Proof[] = [];
    for (const { name, engine: broken, make, undo } of findBreaks(platform, cells, engine)) {
      await make(kubectl);
      proofs.push(await this.#measure(`${platform.name} ${name}`, broken));
      await undo(kubectl);
    }
    return proofs;
  }

  /** @param engine what the cluster is held against: another one where a policy is broken */
  async #measure(name: string, engine: Engine): Promise<Proof> {
    const { cells, engine: whole } = this.#subject;
    const outcomes = await this.#observe(engine);
    const expectations = cells.map((cell) => expectationOf(cell, engine));
    const count = (which: Expectation) => expectations.filter((each) => each === which).length;
    return {
      name,
      cells: { open: count('open'), closed: count('closed'), some: count('some') },
      differences: compare(cells, outcomes, engine),
      ...(engine !== whole && { noticed: compare(cells, outcomes, whole).length }),
    };
  }

  /** A busy machine loses packets, and tells its nodes late of a policy: what differs at first is looked at once more. */
  async #observe(engine: Engine): Promise<readonly Outcome[]> {
    const { cells, callers } = this.#subject;
    const byChance = new Set(cells.filter((cell) => isByChance(cell, engine)));
    const props = { cells, callers, isByChance: (cell: Cell) => byChance.has(cell) };
    const outcomes = await settle(props);
    return compare(cells, outcomes, engine).length === 0 ? outcomes : settle(props);
  }
}

/** A Service leads to any of its pods, and without pods it refuses at times, or is silent. */
function isByChance(cell: Cell, engine: Engine): boolean {
  return cell.ends.length === 0 || expectationOf(cell, engine) === 'some';
}
