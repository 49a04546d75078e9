import { findCondition, type Kubectl, type List } from '@fairlead/cluster';
import { SERVICES } from '@fairlead/contracts';
import { until } from '../../programs/until';
import type { Container, Deployment, Named, Node, Pod } from './objects';

/** Longest that anything may take, whatever it promises: then the proof is given up, in milliseconds. */
const PATIENCE_MS = 600_000;

/** Names of the services, from the stores to the gateway: the order in which a release reaches them. */
export const SERVICE_NAMES: readonly string[] = Object.freeze(SERVICES.map(({ name }) => name));

const NAME_LABEL = 'app.kubernetes.io/name';

/** The platform as it runs in a cluster. */
export class LivePlatform {
  readonly kubectl: Kubectl;
  readonly namespace: string;
  readonly #inNamespace: string;

  constructor(kubectl: Kubectl, namespace: string) {
    this.kubectl = kubectl;
    this.namespace = namespace;
    this.#inNamespace = `--namespace=${namespace}`;
  }

  /** The same, for what is undone. */
  withoutStop(): LivePlatform {
    return new LivePlatform(this.kubectl.withoutStop(), this.namespace);
  }

  /** Runs `kubectl` in the namespace. */
  async run(...args: readonly string[]): Promise<string> {
    return this.kubectl.run([...args, this.#inNamespace]);
  }

  async get<Answer>(...args: readonly string[]): Promise<Answer> {
    return this.kubectl.getJson<Answer>(...args, this.#inNamespace);
  }

  /** @throws Error that says how to deploy it where it is not there */
  async checkDeployed(): Promise<void> {
    const { items } = await this.get<List<Named>>('deployments');
    const missing = SERVICE_NAMES.filter((name) => !items.some(({ metadata }) => metadata.name === name));
    if (missing.length > 0)
      throw new Error(
        `${this.namespace} has no Deployment ${missing.join(', ')}; deploy it first, as docs/performance/release.md says, or name another --namespace`,
      );
  }

  async getDeployment(service: string): Promise<Deployment> {
    return this.get<Deployment>('deployment', service);
  }

  /** The container of a service: its pods may have others. */
  async getContainer(service: string): Promise<Container> {
    return findContainer((await this.getDeployment(service)).spec.template.spec, service);
  }

  /** Those that are not about to go. */
  async listPods(name: string): Promise<readonly Pod[]> {
    return (await this.#listAll(`${NAME_LABEL}=${name}`)).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  }

  /** All pods of the platform, stores too. */
  async listAllPods(): Promise<readonly Pod[]> {
    return this.#listAll('app.kubernetes.io/part-of=shop');
  }

  async listNodes(): Promise<readonly Node[]> {
    return (await this.kubectl.getJson<List<Node>>('nodes')).items;
  }

  /**
   * Waits until each service has as many ready pods as it wants, of its latest template, and no other one: those that are stopped have
   * gone.
   *
   * @returns how long it took, in milliseconds
   */
  async awaitReady(): Promise<number> {
    const start = performance.now();
    for (const service of SERVICE_NAMES) await this.run('rollout', 'status', `deployment/${service}`, `--timeout=${PATIENCE_MS}ms`);
    await until('every pod is ready, and those that are stopped have gone', async () => this.#isSettled(), PATIENCE_MS, 500);
    return performance.now() - start;
  }

  async #isSettled(): Promise<boolean> {
    const pods = await this.listAllPods();
    return pods.every((pod) => pod.metadata.deletionTimestamp === undefined && isReady(pod));
  }

  async #listAll(selector: string): Promise<readonly Pod[]> {
    return (await this.get<List<Pod>>('pods', `--selector=${selector}`)).items;
  }
}

/** @throws Error where a pod has no container of that name */
export function findContainer({ containers }: { readonly containers: readonly Container[] }, name: string): Container {
  const container = containers.find((each) => each.name === name);
  if (!container) throw new Error(`the pods of ${name} have no container ${name}; is this the platform of this repository?`);
  return container;
}

export function isReady({ status }: Pod | Node): boolean {
  return findCondition(status?.conditions, 'Ready', 'True') !== undefined;
}
