import type { Kubectl } from '@fairlead/cluster';
import { type KubernetesObject, parseObjects } from '../set/kubernetes-object';

const NAME = 'fairlead-deploy';

/** After this time without a sign of life, whoever held the lock is gone. */
const LEASE_SECONDS = 30;

const RENEW_MS = 10_000;

interface Lease extends KubernetesObject {
  readonly spec: {
    readonly holderIdentity?: string;
    readonly acquireTime?: string;
    readonly renewTime?: string;
    readonly leaseDurationSeconds?: number;
  };
}

/**
 * One deploy at a time in a namespace: a Lease, as controllers of Kubernetes have it. It is renewed while this process lives, so that one
 * that was killed holds nobody up for longer than {@link LEASE_SECONDS}.
 */
export class DeployLock {
  readonly #kubectl: Kubectl;
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #lease: Lease;
  #renewal: Promise<void> = Promise.resolve();

  private constructor(kubectl: Kubectl, lease: Lease) {
    this.#kubectl = kubectl;
    this.#lease = lease;
    this.#timer = setInterval(() => {
      this.#renewal = this.#renew();
    }, RENEW_MS);
  }

  /**
   * @param kubectl one that no stop ends: the lock is given back after it
   * @param holder who deploys, for those who come meanwhile
   * @throws Error where somebody else has it
   */
  static async take(kubectl: Kubectl, namespace: string, holder: string): Promise<DeployLock> {
    const current = await findLease(kubectl, namespace);
    if (current && isHeld(current, Date.now())) throw new Error(describeHolder(current));
    const now = microTime();
    const lease: Lease = {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name: NAME, namespace, ...versionOf(current) },
      spec: { holderIdentity: holder, acquireTime: now, renewTime: now, leaseDurationSeconds: LEASE_SECONDS },
    };
    try {
      return new DeployLock(kubectl, await write(kubectl, current ? 'replace' : 'create', lease));
    } catch (cause) {
      const winner = await findLease(kubectl, namespace);
      if (!winner || !isHeld(winner, Date.now())) throw cause;
      throw new Error(describeHolder(winner), { cause });
    }
  }

  /** Aborted where somebody else has taken the lock, since this process was silent for too long. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async giveBack(): Promise<void> {
    clearInterval(this.#timer);
    await this.#renewal;
    if (this.#lost.signal.aborted) return;
    await this.#kubectl.remove('lease', NAME, `--namespace=${this.#lease.metadata.namespace}`);
  }

  /** An API server that does not answer for a moment is asked again. */
  async #renew(): Promise<void> {
    const { spec, metadata } = this.#lease;
    try {
      this.#lease = await write(this.#kubectl, 'replace', { ...this.#lease, spec: { ...spec, renewTime: microTime() } });
    } catch {
      const current = await findLease(this.#kubectl, metadata.namespace ?? '').catch(() => this.#lease);
      if (current && current.spec.holderIdentity === spec.holderIdentity && current.spec.acquireTime === spec.acquireTime)
        this.#lease = current;
      else this.#lose(current);
    }
  }

  #lose(current: Lease | undefined): void {
    clearInterval(this.#timer);
    const who = current?.spec.holderIdentity ?? 'nobody: somebody has deleted its Lease';
    this.#lost.abort(new Error(`the lock of this deploy is lost to ${who}; see what runs, then deploy again`));
  }
}

async function findLease(kubectl: Kubectl, namespace: string): Promise<Lease | undefined> {
  const args = ['get', 'lease', NAME, `--namespace=${namespace}`, '--ignore-not-found', '--output=json'];
  return parseObjects(await kubectl.run(args))[0] as Lease | undefined;
}

async function write(kubectl: Kubectl, verb: 'create' | 'replace', lease: Lease): Promise<Lease> {
  return JSON.parse(await kubectl.run([verb, '--filename=-', '--output=json'], JSON.stringify(lease))) as Lease;
}

function isHeld({ spec }: Lease, now: number): boolean {
  const { holderIdentity = '', renewTime = '', leaseDurationSeconds = LEASE_SECONDS } = spec;
  return holderIdentity !== '' && Date.parse(renewTime) + leaseDurationSeconds * 1_000 > now;
}

function describeHolder({ spec, metadata }: Lease): string {
  return (
    `${spec.holderIdentity} deploys to ${metadata.namespace} since ${spec.acquireTime}; wait for it. ` +
    `If it is dead, its lock is free ${LEASE_SECONDS} s after its last sign of life`
  );
}

/** What was read must still be there when it is written. */
function versionOf(lease: Lease | undefined): Pick<KubernetesObject['metadata'], 'resourceVersion'> {
  const { resourceVersion } = lease?.metadata ?? {};
  return resourceVersion === undefined ? {} : { resourceVersion };
}

/** `2026-01-01T00:00:00.000000Z`, as a Lease has it. */
function microTime(): string {
  return new Date().toISOString().replace('Z', '000Z');
}
