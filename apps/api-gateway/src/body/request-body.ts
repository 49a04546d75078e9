import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { PayloadTooLarge } from '@fairlead/service-kit/errors';

/**
 * The body of a request on its way to an upstream, read only as fast as the upstream takes it and never beyond `maxBytes`.
 *
 * A body is destroyed when its call fails. This one stands in for the request, whose end would be the end of the
 * client's connection, before it got an answer. What then remains of the body is read and forgotten, so that the client, still
 * sending, comes to read its answer.
 */
export class RequestBody extends Readable {
  readonly #request: IncomingMessage;
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(request: IncomingMessage, maxBytes: number) {
    super();
    this.#request = request;
    this.#maxBytes = maxBytes;
    request.pause();
    request.on('data', this.#take);
    request.once('end', this.#end);
  }

  override _read(): void {
    this.#request.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#request.off('data', this.#take).off('end', this.#end).resume();
    done(error);
  }

  readonly #take = (chunk: Buffer): void => {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) this.destroy(new PayloadTooLarge(this.#maxBytes));
    else if (!this.push(chunk)) this.#request.pause();
  };

  readonly #end = (): void => {
    this.push(null);
  };
}
