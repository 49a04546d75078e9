import type { IncomingMessage } from 'node:http';
import type { FairShare } from '@fairlead/service-kit';
import { Overloaded, PayloadTooLarge, RequestTimedOut, type ServiceError } from '@fairlead/service-kit/errors';

/** Who waits for a body. */
export interface BodyReceiver {
  /** It is here, whole. */
  receiveBody(bytes: Buffer): void;
  /** It will not come. */
  refuse(error: ServiceError): void;
}

/** What a {@link WholeBody} works with. */
export interface WholeBodyProps {
  readonly maxBytes: number;
  /** Whose memory it takes. */
  readonly client: string;
  readonly memory: FairShare<string>;
  readonly receiver: BodyReceiver;
  /** Called when it is here, or will not come. */
  readonly onSettled: (body: WholeBody) => void;
}

/** A body that comes in many pieces is copied together into a buffer that starts with so many bytes, and doubles. */
const FIRST_BYTES = 1_024;

const NO_BYTES = Buffer.alloc(0);

/**
 * The body of a request, read whole before anything of it is sent on: an upstream is never held up by a client that sends slowly. Pieces are
 * copied together as they come, since a piece of a byte takes a hundred times its size. What remains of a body that is refused is read and
 * forgotten, so that the client, still sending, comes to read its answer.
 */
export class WholeBody {
  readonly startedAt = performance.now();
  /** Bytes that have come. */
  length = 0;
  readonly #request: IncomingMessage;
  readonly #props: WholeBodyProps;
  readonly #expectedBytes: number;
  #bytes: Buffer = NO_BYTES;
  /** Bytes of memory that are taken for it. */
  #held = 0;
  #isSettled = false;

  constructor(request: IncomingMessage, props: WholeBodyProps) {
    this.#request = request;
    this.#props = props;
    this.#expectedBytes = Number(request.headers['content-length'] ?? Infinity);
    request.on('data', this.#take).on('end', this.#end);
  }

  /** Ends the wait for a body that comes too slowly. */
  refuseAsSlow(bytesPerSecond: number): void {
    this.#miss(new RequestTimedOut(`the body came at less than ${bytesPerSecond} bytes a second`));
  }

  /** Gives its memory back, and lets go of what has not come yet. */
  release(): void {
    this.#settle();
    this.#bytes = NO_BYTES;
    if (this.#held > 0) this.#props.memory.give(this.#props.client, this.#held);
    this.#held = 0;
  }

  readonly #take = (chunk: Buffer): void => {
    const length = this.length + chunk.length;
    if (length > this.#props.maxBytes) return this.#miss(new PayloadTooLarge(this.#props.maxBytes));
    if (length > this.#bytes.length && !this.#grow(length)) {
      return this.#miss(new Overloaded('too many request bodies are on their way; try again'));
    }
    if (chunk.length === this.#expectedBytes) this.#bytes = chunk;
    else chunk.copy(this.#bytes, this.length);
    this.length = length;
  };

  /** Makes room for so many bytes. */
  #grow(length: number): boolean {
    const size = Math.min(Math.max(FIRST_BYTES, 2 * length), this.#expectedBytes, this.#props.maxBytes);
    if (!this.#props.memory.take(this.#props.client, size - this.#held)) return false;
    this.#held = size;
    // What comes in one piece needs no copy.
    if (length === this.#expectedBytes && this.length === 0) return true;
    const bytes = Buffer.allocUnsafeSlow(size);
    this.#bytes.copy(bytes, 0, 0, this.length);
    this.#bytes = bytes;
    return true;
  }

  readonly #end = (): void => {
    this.#isSettled = true;
    this.#props.onSettled(this);
    this.#props.receiver.receiveBody(this.#bytes.length === this.length ? this.#bytes : this.#bytes.subarray(0, this.length));
  };

  #miss(error: ServiceError): void {
    this.release();
    this.#props.receiver.refuse(error);
  }

  #settle(): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#request.off('data', this.#take).off('end', this.#end).resume();
    this.#props.onSettled(this);
  }
}
