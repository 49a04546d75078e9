import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { ServiceContract } from 'fairlead/contract';
import { Autoscaler } from './autoscaler';
import { checksumOf, CONFIG_CHECKSUM } from './checksum';
import { Component } from './component';
import { DisruptionBudget } from './disruption-budget';
import { HttpIngress } from './http-ingress';
import { getImage } from './image';
import { refuse } from './invalid-platform';
import { lazily } from './lazily';
import type { Platform } from './platform';
import { checkResources } from './resources';
import { checkScale, minPods, replicas, type Scale } from './scale';
import { deriveServiceEnvironment } from './service-environment';
import { servicePod } from './service-pod';
import { ServiceEdges } from './service-edges';
import type { Store } from './store';

/** What a service's contract does not say. */
export interface HttpServiceProps {
  /** How many pods run: `autoscale({ min: 3, max: 10, cpu: 70 })` or `replicas(3)`. Development runs one whatever it says. */
  readonly scale: Scale;

  /**
   * Memory of a pod, request and limit.
   *
   * @default 256 MiB
   */
  readonly memory?: Size;

  /**
   * Processor that is kept for a pod, in thousandths of a core. An autoscaler's target is a share of it.
   *
   * @default 250
   */
  readonly cpuMillis?: number;

  /**
   * Most processor that a pod gets, in thousandths of a core: one core, since JavaScript runs on one.
   *
   * @default 1000
   */
  readonly cpuLimitMillis?: number;
}

/** Every literal of this file. */
export const HTTP_SERVICE_DEFAULTS = Object.freeze({
  memory: Size.mebibytes(256),
  cpuMillis: 250,
  cpuLimitMillis: 1_000,
  revisionHistoryLimit: 3,
});

/**
 * A service that keeps its contract in the cluster: ServiceAccount without a token, ConfigMap, Deployment, Service, disruption budget
 * and, where it scales, autoscaler. Whom it calls and what it uses is declared by {@link calls} and {@link uses}, each of which
 * yields the address, the credential, the wait at the start and both halves of the network policy.
 *
 * @example
 * const users = new HttpService(shop, userService, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });
 * users.uses(redis);
 */
export class HttpService extends Component {
  /** What it promises. */
  readonly contract: ServiceContract;

  private readonly edges: ServiceEdges;

  constructor(platform: Platform, contract: ServiceContract, props: HttpServiceProps) {
    super(platform, { name: contract.name, port: contract.ports.traffic });
    const { memory, cpuMillis, cpuLimitMillis, revisionHistoryLimit, scale: declared } = { ...HTTP_SERVICE_DEFAULTS, ...props };
    const { name, address, podLabels } = this;
    const { environment } = platform;
    const scale = environment.singleReplica ? replicas(1) : declared;
    const resources = { memory, cpuMillis, cpuLimitMillis };
    const image = getImage(address, environment.images, name);
    checkScale(address, declared);
    checkResources(address, resources);
    this.contract = contract;
    this.edges = new ServiceEdges(this);

    const config = () => deriveServiceEnvironment({ contract, environment, image: image.image, memory, addresses: this.edges.addresses() });

    new k8s.KubeServiceAccount(this, 'service-account', { metadata: { name }, automountServiceAccountToken: false });
    new k8s.KubeConfigMap(this, 'config', { metadata: { name }, data: lazily(config) });
    new k8s.KubeDeployment(this, 'deployment', {
      metadata: { name },
      spec: {
        ...(scale.kind === 'replicas' && { replicas: scale.replicas }),
        revisionHistoryLimit,
        selector: { matchLabels: podLabels },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0), maxSurge: k8s.IntOrString.fromNumber(1) },
        },
        template: {
          metadata: {
            labels: { ...platform.labels, ...podLabels },
            annotations: { [CONFIG_CHECKSUM]: lazily(() => checksumOf(config())) },
          },
          spec: servicePod({ service: this, image, resources, edges: this.edges }),
        },
      },
    });
    new k8s.KubeService(this, 'service', {
      metadata: { name },
      spec: {
        selector: podLabels,
        ports: [{ name: 'http', port: this.port, targetPort: k8s.IntOrString.fromString('http'), appProtocol: 'http' }],
      },
    });
    if (scale.kind === 'autoscale') new Autoscaler(this, 'autoscaler', { name, scale });
    new DisruptionBudget(this, 'disruption-budget', { name, podLabels, minPods: minPods(scale) });
  }

  override get dependencies(): readonly Component[] {
    return this.edges.callees;
  }

  override findFaults(): readonly string[] {
    return this.edges.findFaults();
  }

  /** Declares that it sends requests to another service of the platform, as its contract says. */
  calls(callee: HttpService): this {
    this.edges.call(callee);
    return this;
  }

  /**
   * Declares that it keeps records in a store of the platform, as its contract says.
   *
   * @param options `optional` repeats what the contract says of this kind of store: only a required one holds up a start
   */
  uses(store: Store, options: { readonly optional?: boolean } = {}): this {
    this.edges.use(store, options.optional ? 'optional' : 'required');
    return this;
  }

  /**
   * Publishes the public routes of its contract to clients outside the cluster.
   *
   * @param host DNS name, such as `shop.example.com`
   */
  exposeAt(host: string): this {
    if (this.node.tryFindChild('ingress')) refuse(`${this.address}: exposeAt(${JSON.stringify(host)}) is its second host; expose it once`);
    new HttpIngress(this, 'ingress', host);
    return this;
  }
}
