import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { v7 } from 'uuid';
import { type RunningService, startService } from './start-service';
import { describeWithRedis, realRedis } from './store/real-redis';
import { connectRedis } from './store/redis-connection';
import { RedisUserStore } from './store/redis-user-store';

/** A wire between the service and the real Redis that a test can cut or clog. */
class Wire {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((inner) => this.#join(inner));
  #port = 0;

  async open(): Promise<string> {
    this.#server.listen(this.#port);
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return `redis://localhost:${this.#port}`;
  }

  /** As a stopped Redis: connections break, new ones are refused. */
  cut(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** As a Redis that hangs: everything stays open and nothing comes back. */
  clog(): void {
    for (const socket of this.#sockets) socket.pause();
  }

  unclog(): void {
    for (const socket of this.#sockets) socket.resume();
  }

  #join(inner: Socket): void {
    const { hostname, port } = new URL(realRedis.url);
    const outer = connect(Number(port || 6379), hostname);
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

describeWithRedis('user-service while Redis is away', () => {
  const prefix = realRedis.newPrefix();
  const wire = new Wire();
  let service: RunningService;

  beforeAll(async () => {
    const url = await wire.open();
    service = await startService(({ log, metrics }) => {
      const redis = connectRedis({ url, password: undefined, log });
      return new RedisUserStore(redis, { now: () => new Date(), newId: () => v7(), metrics, prefix });
    });
    await untilStatus('/health/ready', 200);
  });
  afterAll(async () => {
    await service.stop();
    wire.cut();
    await realRedis.removeKeys([prefix]);
  });

  test.each([
    { how: 'stopped', takeAway: () => wire.cut(), bringBack: () => wire.open() },
    { how: 'hanging', takeAway: () => wire.clog(), bringBack: async () => wire.unclog() },
  ])('answers 503 at once and not ready when Redis is $how, and recovers without a restart', async ({ takeAway, bringBack }) => {
    takeAway();

    const calls = await Promise.all(
      ['/users', `/users/${v7()}`].map((path) => fetch(service.url + path, { signal: AbortSignal.timeout(1_000) })),
    );
    expect(calls.map(({ status }) => status)).toEqual([503, 503]);
    expect(calls[0]?.headers.get('Retry-After')).toBe('1');
    await untilStatus('/health/ready', 503);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${service.url}/metrics`)).status).toBe(200);

    await bringBack();
    await untilStatus('/health/ready', 200);
    expect((await fetch(`${service.url}/users`)).status).toBe(200);
  });

  async function untilStatus(path: string, status: number): Promise<void> {
    while ((await fetch(service.url + path)).status !== status) await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
