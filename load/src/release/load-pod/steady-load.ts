import { apiGateway } from '@fairlead/contracts/api-gateway';
import { ROUTE_DEFAULTS } from 'fairlead/contract';
import { CLIENTS, type ClientName } from '../../client/clients';
import { findPaths } from '../../client/endpoints';
import type { LoadShape } from '../../engine/load-shape';
import { drivePlayers, type Play } from '../../engine/undici/drive-players';
import { Player } from '../../engine/undici/player';
import type { RequestTally } from './protocol';
import { TallyCounter } from './tally-counter';

/** Many more than wait at a time where all is well, so that a moment without answers leaves nothing unsent. */
const MOST_CLIENTS = 400;

/**
 * A connection is used so often, then another one is opened: a Service chooses a pod for each connection, and one that is used for ever
 * would never meet the pods of a new release.
 */
const REQUESTS_PER_CONNECTION = 20;

/** Longer than any proof: it ends when it is told to. */
const FOR_EVER_S = 86_400;

/** Longest that a client waits: a gateway that waits as long as it may answers before. */
const TIMEOUT_MS = ROUTE_DEFAULTS.timeoutMs + 5_000;

/** Clients of the gateway, which ask at a rate whatever became of the requests before. */
export class SteadyLoad {
  readonly #url: string;
  readonly #counter = new TallyCounter();
  #stop = new AbortController();
  #driven: Promise<void> = Promise.resolve();

  /** @param url of the gateway, as its clients reach it */
  constructor(url: string) {
    this.#url = url;
  }

  /** From now on at this rate. */
  async changeRate(perSecond: number): Promise<void> {
    await this.#rest();
    this.#stop = new AbortController();
    this.#driven = this.#drive('writers', { kind: 'rate', clients: MOST_CLIENTS, durationS: FOR_EVER_S, perSecond }, this.#stop.signal);
  }

  /** Every endpoint, refusals too, in any order. */
  async smoke(requests: number): Promise<RequestTally> {
    await this.#drive('everything', { kind: 'requests', clients: 5, requests }, this.#stop.signal);
    return this.#counter.toTally();
  }

  /** Lets every request under way end, and makes no other. */
  async finish(): Promise<RequestTally> {
    await this.#rest();
    return this.#counter.toTally();
  }

  async #rest(): Promise<void> {
    this.#stop.abort();
    await this.#driven;
  }

  async #drive(name: ClientName, shape: LoadShape, stop: AbortSignal): Promise<void> {
    const client = { paths: findPaths(apiGateway), readEvery: 1 };
    const connection = { origin: this.#url, timeoutMs: TIMEOUT_MS, mostRequests: REQUESTS_PER_CONNECTION };
    const players = Array.from({ length: shape.clients }, () => new Player(CLIENTS[name](client, Math.random), connection));
    const { dropped } = await drivePlayers(
      players.map((player) => this.#counted(player)),
      shape,
      stop,
    );
    this.#counter.addUnsent(dropped);
    for (const player of players) player.end();
  }

  #counted(player: Player): Play {
    return (onEnd) => {
      const madeAtMs = Date.now();
      player.play((request) => {
        this.#counter.add(request, madeAtMs);
        onEnd(request.latencyMs !== undefined);
      });
    };
  }
}
