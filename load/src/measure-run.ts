import { findDatabasePid } from './database/find-database';
import type { Expiry, ExpiryWatch } from './database/expiry-watch';
import type { Engine, EngineResult, EngineTask } from './engine/engine';
import { type MachineUsage, MachineWatch } from './machine/machine-watch';
import { type ServiceUsage, UsageRecorder } from './metrics/service-usage';

/** What a run has shown: of its clients, of the machine, of the services, of the collection. */
export interface MeasuredRun {
  readonly outcome: EngineResult;
  readonly machine: MachineUsage;
  readonly services: readonly ServiceUsage[];
  readonly expiry?: Expiry;
}

/** Runs an engine, and watches everything else meanwhile. */
export async function measureRun(engine: Engine, task: Omit<EngineTask, 'begin'>, expiry: ExpiryWatch | undefined): Promise<MeasuredRun> {
  const { services, stop } = task;
  const usage = new UsageRecorder(services);
  const machine = new MachineWatch(findDatabasePid());
  const begin = () => {
    const startedAtMs = performance.now();
    usage.begin(startedAtMs);
    machine.begin();
    void expiry?.begin();
    return startedAtMs;
  };
  await services.start();
  try {
    stop.throwIfAborted();
    const outcome = await engine({ ...task, begin });
    await services.scrapeAll();
    const { total, durationS } = outcome;
    return {
      ...{ outcome, machine: machine.read(), services: usage.read() },
      ...(expiry && { expiry: expiry.read(total.requests / durationS) }),
    };
  } finally {
    machine.end();
    services.end();
    expiry?.end();
  }
}
