import type { Client, Verdict } from '../../client/client';
import { Connection, type ConnectionProps, type Outcome } from '../../http/connection';
import type { RequestResult } from '../collector';

/** How a request ended, and the ids that its answer called stored. */
export interface PlayedRequest extends RequestResult, Omit<Verdict, 'fault'> {}

/** Plays one client on a connection of its own. */
export class Player {
  readonly #client: Client;
  readonly #connection: Connection;

  constructor(client: Client, props: ConnectionProps) {
    this.#client = client;
    this.#connection = new Connection(props);
  }

  /** Makes the client's next request. None may be under way. */
  play(onEnd: (request: PlayedRequest) => void): void {
    const call = this.#client.next();
    const { endpoint, expects, method, path, headers, body } = call;
    const since = performance.now();
    this.#connection.ask({ method, path, headers: headers ?? null, body: body ?? null }, (outcome) => {
      if ('failure' in outcome) return onEnd({ endpoint, isFailed: true, fault: outcome.failure });
      const latencyMs = performance.now() - since;
      const { status } = outcome;
      onEnd({ endpoint, latencyMs, isFailed: status >= 400 && status !== expects, ...this.#judge(outcome, call.reads) });
    });
  }

  end(): void {
    this.#connection.end();
  }

  #judge({ status, headers, body }: Exclude<Outcome, { failure: string }>, reads: boolean) {
    const header = (name: string) => [headers[name]].flat().at(0);
    return this.#client.receive({ status, body: reads ? body : '', header });
  }
}
