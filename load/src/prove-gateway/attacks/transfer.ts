import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { readAtRate, SLOW_READER } from '../streams/read-at-rate';
import { zeros } from '../streams/zeros';
import { type Attack, type AttackProps, type AttackState, HOSTILE_ADDRESS } from './attack';

/** Resolves with the bytes that arrived; undefined where it broke off. */
type Carry = (url: URL, bytes: number, options: RequestOptions) => Promise<number | undefined>;

/** An answer that is read slowly. */
export const download: Carry = async (url, bytes, options) => {
  url.searchParams.set('bytes', String(bytes));
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end();
  });
  return readAtRate(answer, SLOW_READER);
};

/** A body that is read slowly. The service says how much of it came. */
export const upload: Carry = async (url, bytes, options) => {
  const headers = { 'Content-Type': 'application/octet-stream', 'Content-Length': bytes };
  const sent = request(url, { ...options, method: 'POST', headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => sent.once('response', resolve).on('error', reject));
  await Promise.all([pipeline(zeros(bytes), sent), answered]);
  const { received } = JSON.parse(await text(await answered)) as { received: number };
  return received;
};

/** A single exchange that carries much. */
export class Transfer implements Attack {
  readonly #abort = new AbortController();
  #state: AttackState = { opened: 1, open: 1 };

  constructor({ url, bytes = 0 }: AttackProps, carry: Carry) {
    void carry(new URL(url), bytes, { localAddress: HOSTILE_ADDRESS, signal: this.#abort.signal })
      .catch(() => undefined)
      .then((transferred) => (this.#state = { opened: 1, open: 0, transferred }));
  }

  get state(): AttackState {
    return this.#state;
  }

  stop(): void {
    this.#abort.abort();
  }
}
