import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Message, statusOf, takeAnswer, takeRequest } from './message';
import { OK, type Rule, type Seen } from './rule';

/** How long nothing must come before a proxy that keeps its connection open counts as done. */
const QUIET_MS = 300;
/** How long the first word of a proxy may take: more than any of its own time limits in these tests. */
const PATIENCE_MS = 10_000;

/** The server behind a proxy that is judged: it answers as a rule says, and keeps all that it gets. */
export class RuleUpstream {
  readonly #server: Server = createServer((socket) => this.#serve(socket));
  readonly #sockets = new Set<Socket>();
  #rule: Rule | undefined;
  #requests: Message[] = [];
  #pieces = new Map<Socket, string>();

  async open(): Promise<number> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  /** Forgets what came before, connections too: what an earlier rule broke stays with it. */
  begin(rule: Rule): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#rule = rule;
    this.#requests = [];
    this.#pieces = new Map();
  }

  get seen(): Pick<Seen, 'requests' | 'unfinished' | 'connections'> {
    return { requests: this.#requests, unfinished: [...this.#pieces.values()].join(''), connections: this.#pieces.size };
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy());
    let bytes = '';
    let isAsked = false;
    let answered = Promise.resolve();
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.toString('latin1');
      for (let request = takeRequest(bytes, false); request; request = takeRequest(bytes, false)) {
        bytes = bytes.slice(request.raw.length);
        const taken = request;
        const index = isProbe(taken) ? -1 : this.#requests.push(taken) - 1;
        isAsked ||= index !== -1;
        answered = answered.then(() => this.#answer(socket, taken, index));
      }
      if (isAsked || (bytes !== '' && !isProbe({ startLine: bytes }))) this.#pieces.set(socket, bytes);
    });
  }

  async #answer(socket: Socket, request: Message, index: number): Promise<void> {
    const { bytes, isLast = false, delayMs = 0 } = (index === -1 ? undefined : this.#rule?.upstream?.(request, index)) ?? OK;
    if (delayMs > 0) await delay(delayMs);
    if (isLast) socket.end(bytes, 'latin1');
    else socket.write(bytes, 'latin1');
  }
}

/** A gateway also asks whether its upstream is there. */
function isProbe({ startLine }: Pick<Message, 'startLine'>): boolean {
  return startLine.startsWith('GET /health/');
}

/**
 * Sends the requests of a rule to a proxy.
 *
 * @returns what is wrong with what came of them, if anything
 */
export async function checkRule(rule: Rule, port: number, upstream: RuleUpstream): Promise<string | undefined> {
  upstream.begin(rule);
  // The proxy hears that its connections are gone.
  await delay(20);
  const client = await converse(rule, port);
  return rule.fault({ ...client, ...upstream.seen });
}

async function converse({ sends, answers: wanted = 1 }: Rule, port: number): Promise<Pick<Seen, 'answers' | 'rest' | 'isClosed'>> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  let rest = '';
  let isClosed = false;
  let lastAt = performance.now() + PATIENCE_MS;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  void closed.then(() => (isClosed = true));
  socket.on('data', (chunk: Buffer) => {
    rest += chunk.toString('latin1');
    lastAt = performance.now();
  });
  for (const piece of sends) {
    socket.write(piece, 'latin1');
    await delay(20);
  }

  const methods = methodsOf(sends);
  const answers: Message[] = [];
  const finals = () => answers.filter((answer) => statusOf(answer) >= 200).length;
  while (!isClosed && performance.now() - lastAt < QUIET_MS) {
    takeAll();
    await Promise.race([closed, delay(finals() >= wanted ? QUIET_MS / 3 : 5)]);
    // One look more than needed: whether it closes, and whether there is an answer too many.
    if (finals() >= wanted) break;
  }
  takeAll();
  socket.destroy();
  return { answers, rest, isClosed };

  function takeAll(): void {
    for (;;) {
      const answer = takeAnswer(methods[finals()] ?? 'GET')(rest, isClosed);
      if (!answer) return;
      answers.push(answer);
      rest = rest.slice(answer.raw.length);
    }
  }
}

/** The methods of the requests, as far as they are some, to read the answers by. */
function methodsOf(sends: readonly string[]): readonly string[] {
  return [...sends.join('').matchAll(/^([A-Z]+) \S+ HTTP\/1\.\d\r?$/gm)].map(([, method]) => method as string);
}
