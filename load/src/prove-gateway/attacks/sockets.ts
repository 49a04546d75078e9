import { connect, type Socket } from 'node:net';
import { type Attack, type AttackProps, type AttackState, HOSTILE_ADDRESS } from './attack';

/** What a hostile client does with a connection once it is open. Nothing is read of it unless it is resumed. */
export type Converse = (socket: Socket, url: URL) => void;

/** How many are opened in a tick, and how long that is in milliseconds: 2,000 a second, which a listener's queue can hold. */
const OPENED_IN_A_TICK = 50;
const TICK_MS = 25;

/** Connections that are kept open, whatever the server thinks of them. */
export class Sockets implements Attack {
  readonly #url: URL;
  readonly #connections: number;
  readonly #converse: Converse;
  readonly #sockets = new Set<Socket>();
  readonly #timer: NodeJS.Timeout;
  #opened = 0;

  constructor({ url, connections }: AttackProps, converse: Converse) {
    this.#url = new URL(url);
    this.#connections = connections;
    this.#converse = converse;
    this.#timer = setInterval(() => this.#openMissing(), TICK_MS);
  }

  get state(): AttackState {
    const open = [...this.#sockets].filter(({ readyState }) => readyState === 'open').length;
    return { opened: this.#opened, open };
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const socket of this.#sockets) socket.destroy();
  }

  #openMissing(): void {
    const missing = this.#connections - this.#sockets.size;
    for (let count = Math.min(missing, OPENED_IN_A_TICK); count > 0; count -= 1) this.#open();
  }

  #open(): void {
    const socket = connect({ host: this.#url.hostname, port: Number(this.#url.port), localAddress: HOSTILE_ADDRESS });
    this.#sockets.add(socket);
    socket.once('connect', () => {
      this.#opened += 1;
      this.#converse(socket, this.#url);
    });
    // What the server does about it is what is measured.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
