import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between a service and a real server that a test can cut or clog. */
export class Wire {
  #target: string;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((inner) => this.#join(inner));
  #port = 0;

  /** @param target address of the server, with its port */
  constructor(target: string) {
    this.#target = target;
  }

  /** Lets connections in, at first and again after a cut. @returns the target's address by way of this wire */
  async open(): Promise<string> {
    this.#server.listen(this.#port);
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    const url = new URL(this.#target);
    url.hostname = 'localhost';
    url.port = String(this.#port);
    return url.href;
  }

  /** New connections lead to another server, as an address does after a failover; open ones stay where they are. */
  leadTo(target: string): void {
    this.#target = target;
  }

  /** As a stopped server: connections break, new ones are refused. */
  cut(): void {
    this.#server.close();
    this.drop();
  }

  /** As a server that starts again: connections break, new ones are taken. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** As a server that hangs: everything stays open and nothing comes back. */
  clog(): void {
    for (const socket of this.#sockets) socket.pause();
  }

  unclog(): void {
    for (const socket of this.#sockets) socket.resume();
  }

  #join(inner: Socket): void {
    const { hostname, port } = new URL(this.#target);
    const outer = connect(Number(port), hostname);
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      this.#sockets.add(from);
      from
        .on('data', (chunk) => to.write(chunk))
        .on('error', () => to.destroy())
        .on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
    }
  }
}
