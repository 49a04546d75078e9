import { k8s } from 'cdk8s-plus-28';
import type { WorkerContract } from 'fairlead/contract';
import type { DeclaredBudgets, RolloutPods } from 'fairlead/doctor';
import { checkKind } from '../checks/kind';
import type { MetricsEndpoint } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { createProbes, workerProbeHandlers } from '../pod/probes';
import { reloadOnNewSecrets } from '../pod/reloader';
import { gracePeriodSeconds } from '../workload/grace-period';
import { Workload } from '../workload/workload';
import { checkDaemon, type CompleteDaemonProps, type DaemonServiceProps, daemonStandIn } from './daemon-props';
import { workerBudgets, workerMetrics, workerPorts, workerShutdown } from './worker-contract';

/**
 * A program that runs once on each node, such as what reads the logs there: ServiceAccount without a token, ConfigMap and DaemonSet. It has
 * the contract of a worker, since nobody calls it. How many nodes there are no manifest says: the environment's `nodes` does, where it uses
 * a store.
 *
 * @example
 * const collector = new DaemonService(shop, collectorContract);
 */
export class DaemonService<Contract extends WorkerContract = WorkerContract> extends Workload<Contract, CompleteDaemonProps> {
  /** @throws InvalidPlatform where it is given no contract of a worker */
  constructor(platform: Platform, contract: Contract, given: DaemonServiceProps<Contract> = {}) {
    checkKind('a DaemonService', 'worker', contract);
    super(platform, {
      contract,
      runsAs: 'DaemonSet',
      check: (owner) => checkDaemon(owner, contract, given),
      standIn: daemonStandIn(given),
    });
    const { startupSeconds } = contract;
    const { probes, terminationGracePeriodSeconds = gracePeriodSeconds(workerShutdown(contract)) } = this.props;
    const template = this.podTemplate({
      container: { ...workerPorts(contract), ...createProbes(workerProbeHandlers(contract), startupSeconds, probes) },
      pod: { terminationGracePeriodSeconds },
    });
    const daemonSet = this.createDaemonSet(template);
    reloadOnNewSecrets(platform.environment, daemonSet, () => this.secretNames);
    this.runBy(daemonSet);
  }

  /** A new pod of a node starts when the old one has stopped. */
  private createDaemonSet(template: k8s.PodTemplateSpec): k8s.KubeDaemonSet {
    const { name, podLabels, props } = this;
    return new k8s.KubeDaemonSet(this, 'daemon-set', {
      metadata: { name },
      spec: {
        revisionHistoryLimit: props.revisionHistoryLimit,
        selector: { matchLabels: podLabels },
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            maxUnavailable: k8s.IntOrString.fromNumber(props.maxUnavailable),
            maxSurge: k8s.IntOrString.fromNumber(0),
          },
        },
        template,
      },
    });
  }

  get rolling(): undefined {
    return undefined;
  }

  get mostPods(): RolloutPods {
    const { nodes } = this.platform.environment;
    return nodes === undefined ? { pods: 1, arithmetic: '1 (for each node)' } : { pods: nodes, arithmetic: `${nodes} (one for each node)` };
  }

  protected get shutdown(): WorkerContract['shutdown'] {
    return this.contract.shutdown;
  }

  get metrics(): MetricsEndpoint | undefined {
    return workerMetrics(this.contract);
  }

  override get budgets(): DeclaredBudgets {
    return this.workload ? workerBudgets(this.workload, this.contract) : {};
  }

  override findFaults(): readonly string[] {
    const [store] = this.edges.stores;
    const isUnknown = store !== undefined && this.platform.environment.nodes === undefined;
    return [
      ...super.findFaults(),
      ...(isUnknown
        ? [
            `${this.address}: uses(${store.name}) opens connections from each node, but the environment does not say how many nodes there are at most; write nodes: <number> there`,
          ]
        : []),
    ];
  }
}
