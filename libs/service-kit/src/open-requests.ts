import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** The requests that a server has accepted and not yet answered in full. */
export class OpenRequests {
  readonly #answers = new Map<ServerResponse, IncomingMessage>();
  #isClosing = false;

  constructor(server: Server) {
    // Before the application, which may answer in the same turn.
    server.prependListener('request', (request, response) => {
      this.#answers.set(response, request);
      response.once('close', () => this.#answers.delete(response));
      if (this.#isClosing) response.shouldKeepAlive = false;
    });
  }

  get count(): number {
    return this.#answers.size;
  }

  /** What each was: for the log of a stop that came too late for them. */
  list(): readonly string[] {
    return [...this.#answers.values()].map(({ method, url = '' }) => `${method} ${url.split('?', 1)[0]}`);
  }

  /** Every answer from now on says `Connection: close`, those under way too unless their headers have left. */
  closeConnections(): void {
    this.#isClosing = true;
    for (const answer of this.#answers.keys()) answer.shouldKeepAlive = false;
  }
}
