import { setTimeout as delay } from 'node:timers/promises';
import { readProcessUsage } from '../machine/process-usage';
import type { Service } from '../programs/service';
import type { Clients } from './clients/clients';
import type { Tally } from './clients/tally';
import type { Lab } from './lab';
import { rateOf } from './tally-parts';

/** Enough for the longest queue and what is beside it; below what the service accepts by default. */
const MAX_CONNECTIONS = 16_000;

/** Shares of the closed loop's rate at which an open loop looks for the best. */
const SHARES = [0.7, 0.8, 0.9, 1, 1.1] as const;

/** What came of a load that was offered, whether or not it could be answered. */
export interface LoadMeasurement {
  /** Each second. */
  readonly offered: number;
  /** Answered 200, each second. */
  readonly answered: number;
  readonly tally: Tally;
  /** Processors that each kept busy: below 1 a single thread has room, and all together cannot have more than the machine. */
  readonly processors: Readonly<Record<'service' | 'database' | 'load', number>>;
}

/** Clients of a service in an open loop, whose connections are opened before anything is measured. */
export class OfferedLoad {
  readonly #lab: Lab;
  readonly #service: Service;
  readonly #clients: Clients;

  static async open(lab: Lab, service: Service): Promise<OfferedLoad> {
    const clients = await lab.startClients([service], { loop: { ratePerS: 0, maxConnections: MAX_CONNECTIONS } });
    await clients.connectAll();
    clients.giveWay();
    return new OfferedLoad(lab, service, clients);
  }

  private constructor(lab: Lab, service: Service, clients: Clients) {
    this.#lab = lab;
    this.#service = service;
    this.#clients = clients;
  }

  /** Offers so many requests a second. The first phase fills the queue, and is not counted. */
  async offer(ratePerS: number, phases: number): Promise<LoadMeasurement> {
    const { phaseMs } = this.#lab.options;
    await this.#clients.offer(ratePerS);
    await delay(phaseMs);
    await this.#clients.take();
    const readCpuUs = () => [this.#service, this.#lab.database, this.#clients].map(({ pid }) => readProcessUsage(pid).cpuUs);
    const before = readCpuUs();
    await delay(phases * phaseMs);
    const after = readCpuUs();
    const tally = await this.#clients.take();
    await this.#clients.rest();

    const [ofService, ofDatabase, ofLoad] = after.map((us, index) => (us - (before[index] as number)) / (tally.durationMs * 1_000));
    const processors = { service: ofService as number, database: ofDatabase as number, load: ofLoad as number };
    return { offered: ratePerS, answered: rateOf(tally), tally, processors };
  }

  /**
   * Loads that come near the rate of a closed loop, and go beyond, a phase each. Made as the overload itself is, since on one machine
   * the load takes its share of the processor.
   */
  async offerInSteps(closedLoopRate: number): Promise<readonly LoadMeasurement[]> {
    const steps: LoadMeasurement[] = [];
    for (const share of SHARES) steps.push(await this.offer(share * closedLoopRate, 1));
    return steps;
  }

  /** Ends the clients. */
  async close(): Promise<void> {
    await this.#clients.finish();
  }
}

/** What a closed loop of all clients is answered, each second. */
export async function measureClosedLoop(lab: Lab, service: Service): Promise<number> {
  const { phaseMs } = lab.options;
  const clients = await lab.startClients([service]);
  await delay(phaseMs);
  await clients.take();
  await delay(phaseMs);
  const rate = rateOf(await clients.take());
  await clients.finish();
  return rate;
}
