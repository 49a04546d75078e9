import type { WorkerContract } from 'fairlead/contract';
import type { DeclaredBudgets } from 'fairlead/doctor';
import { checkKind } from '../checks/kind';
import { ReplicatedWorkload } from '../deployment/replicated-workload';
import type { MetricsEndpoint } from '../graph/scope';
import type { Platform } from '../platform/platform';
import { workerProbeHandlers } from '../pod/probes';
import { gracePeriodSeconds } from '../workload/grace-period';
import { workerBudgets, workerMetrics, workerPorts, workerShutdown } from './worker-contract';
import { checkWorker, type CompleteWorkerProps, type WorkerProps, workerStandIn } from './worker-props';

/**
 * A program that runs without end and that nobody calls: ServiceAccount without a token, ConfigMap, Deployment, disruption budget and,
 * where it scales, autoscaler. It has no Service. The kubelet asks it on its management port, or by a command, where its contract says
 * so; else only a worker that ends is started again, and the report says that no probe asks it.
 *
 * @example
 * const mailer = new Worker(shop, mailerContract, { scale: replicas(2) });
 * mailer.uses(redis);
 */
export class Worker<Contract extends WorkerContract = WorkerContract> extends ReplicatedWorkload<Contract, CompleteWorkerProps> {
  /** @throws InvalidPlatform where it is given no contract of a worker */
  constructor(platform: Platform, contract: Contract, given: WorkerProps<Contract>) {
    checkKind('a Worker', 'worker', contract);
    super(platform, {
      contract,
      runsAs: 'Deployment',
      check: (owner) => checkWorker(owner, contract, given),
      standIn: workerStandIn(given),
    });
    const { strategy, terminationGracePeriodSeconds } = this.props;
    const { startupSeconds } = contract;
    this.replicate({
      ports: workerPorts(contract).ports ?? [],
      probeHandlers: workerProbeHandlers(contract),
      startupSeconds,
      terminationGracePeriodSeconds: terminationGracePeriodSeconds ?? gracePeriodSeconds(workerShutdown(contract)),
      recreates: strategy === 'Recreate',
    });
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
}
