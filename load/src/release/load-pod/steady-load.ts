import { apiGateway } from '@fairlead/contracts/api-gateway';
import { ROUTE_DEFAULTS } from 'fairlead/contract';
import { CLIENTS, type ClientName } from '../../client/clients';
import { findPaths } from '../../client/endpoints';
import type { LoadShape } from '../../engine/load-shape';
import { drivePlayers, type Play } from '../../engine/undici/drive-players';
import { Player } from '../../engine/undici/player';
import type { RequestTally } from './protocol';
import { TallyCounter } from './tally-counter';

/**
 * How often each client asks, in milliseconds: so many clients that all may wait that long before a request is unsent, and each asks within
 * the time for which a gateway that stops still answers. Whoever leaves a connection idle for longer may find it closed at the moment of
 * its next request, as everywhere in HTTP (RFC 9112, section 9.3.1).
 */
const ASKS_EVERY_MS = 2_000;

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
    const clients = Math.min(MOST_CLIENTS, Math.ceil((perSecond * ASKS_EVERY_MS) / 1_000));
    this.#driven = this.#drive('writers', { kind: 'rate', clients, durationS: FOR_EVER_S, perSecond }, this.#stop.signal);
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
