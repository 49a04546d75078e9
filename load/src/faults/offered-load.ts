import { setTimeout as delay } from 'node:timers/promises';
import { readProcessUsage } from '../process-cpu';
import type { Service } from '../programs/service';
import type { Tally } from './clients/tally';
import type { Lab } from './lab';
import { rateOf } from './tally-parts';

/** Enough for the longest queue and what is beside it; below what the service accepts by default. */
const MAX_CONNECTIONS = 16_000;

/** Shares of the closed loop's rate at which an open loop looks for the best. */
const SHARES = [0.7, 0.8, 0.9, 1, 1.1] as const;

/** What came of a load that was offered, whether or not it could be answered. */
export interface Offered {
  /** Each second. */
  readonly offered: number;
  /** Answered 200, each second. */
  readonly answered: number;
  readonly tally: Tally;
  /** Processors that each kept busy: below 1 a single thread has room, and all together cannot have more than the machine. */
  readonly processors: Readonly<Record<'service' | 'database' | 'load', number>>;
}

/** Offers so many requests a second. The first phase fills the queue, and is not counted. */
export async function offer(lab: Lab, service: Service, ratePerS: number, phases: number): Promise<Offered> {
  const { phaseMs } = lab.options;
  const clients = await lab.startClients([service], { loop: { ratePerS, maxConnections: MAX_CONNECTIONS } });
  clients.giveWay();
  await delay(phaseMs);
  await clients.take();
  const readCpuUs = () => [service, lab.database, clients].map(({ pid }) => readProcessUsage(pid).cpuUs);
  const before = readCpuUs();
  await delay(phases * phaseMs);
  const after = readCpuUs();
  const tally = await clients.take();
  await clients.finish();

  const [ofService, ofDatabase, ofLoad] = after.map((us, index) => (us - (before[index] as number)) / (tally.durationMs * 1_000));
  const processors = { service: ofService as number, database: ofDatabase as number, load: ofLoad as number };
  return { offered: ratePerS, answered: rateOf(tally), tally, processors };
}

/**
 * Loads that come near the best that the service can do, and go beyond. Made as the overload itself is, since on one machine the load
 * takes its share of the processor.
 */
export async function offerInSteps(lab: Lab, service: Service): Promise<readonly Offered[]> {
  const closedLoopRate = await measureClosedLoop(lab, service);
  const steps: Offered[] = [];
  for (const share of SHARES) steps.push(await offer(lab, service, share * closedLoopRate, 1));
  return steps;
}

async function measureClosedLoop(lab: Lab, service: Service): Promise<number> {
  const { phaseMs } = lab.options;
  const clients = await lab.startClients([service]);
  await delay(phaseMs);
  await clients.take();
  await delay(phaseMs);
  const rate = rateOf(await clients.take());
  await clients.finish();
  return rate;
}
