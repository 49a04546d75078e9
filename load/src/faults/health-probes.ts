import { OPERATIONAL_PATHS } from 'fairlead/contract';
import { LOOPBACK } from '../programs/loopback';
import type { Service } from '../programs/service';
import { Clients } from './clients/clients';
import type { OpenLoop } from './clients/load';
import type { Lab } from './lab';
import { atMost, none, type PromiseCheck } from './promise-check';
import { answersWith, countFailed } from './tally-parts';

const PATHS = [OPERATIONAL_PATHS.live, OPERATIONAL_PATHS.readyAliases[0]] as const;

/** Four a second, each on a connection of its own, as a kubelet asks. */
const PROBES: OpenLoop = { ratePerS: 4, maxConnections: 100 };

/** Longest that a probe may wait: the kubelet's own default, in milliseconds. */
const ANSWERED_WITHIN_MS = 1_000;

interface Probe {
  readonly name: string;
  readonly clients: Clients;
}

/** What a kubelet and a load balancer ask of a service, on both of its ports, each from a process of its own. */
export class HealthProbes {
  readonly #probes: readonly Probe[];

  static async start(lab: Lab, service: Service, managementPort: number): Promise<HealthProbes> {
    const places = [
      { port: 'traffic', url: service.url },
      { port: 'management', url: `http://${LOOPBACK}:${managementPort}` },
    ].flatMap(({ port, url }) => PATHS.map((path) => ({ name: `${path} on the ${port} port`, path, targets: [url] })));

    const start = ({ path, targets }: (typeof places)[number]) =>
      Clients.start({ path, targets, loop: PROBES, keepAlive: false }, lab.cleanup);
    return new HealthProbes(await Promise.all(places.map(async (place) => ({ name: place.name, clients: await start(place) }))));
  }

  private constructor(probes: readonly Probe[]) {
    this.#probes = probes;
  }

  /** Ends them. */
  async check(): Promise<readonly PromiseCheck[]> {
    const checks = this.#probes.map(async ({ name, clients }) => {
      const tally = await clients.finish();
      return [
        none(`${name}: not answered 200`, countFailed(tally) + tally.unsent),
        atMost(`${name}: slowest`, answersWith(200, tally).slowestMs, ANSWERED_WITHIN_MS, ' ms'),
      ];
    });
    return (await Promise.all(checks)).flat();
  }
}
