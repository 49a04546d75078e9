import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { Protocol } from 'fairlead/doctor';

/**
 * The program that stands in for every other one: it serves ports, telling whoever comes its name, and tries addresses. Node alone runs
 * it, from its text: with a name and ports as arguments, and a list of addresses in each line of its input.
 */

/** What a peer can speak: Node has no SCTP. */
export type PeerProtocol = Exclude<Protocol, 'SCTP'>;

/** A port that a peer serves. */
export interface ServedPort {
  readonly protocol: PeerProtocol;
  readonly port: number;
}

/** What a peer tries. */
export interface Attempt extends ServedPort {
  readonly address: string;
}

/** What came of an attempt: an answer, by a peer with its name; nothing in time; or why it could not be sent or was refused. */
export type Outcome =
  { readonly result: 'answered'; readonly by?: string } | { readonly result: 'dropped' | 'refused'; readonly code?: string };

/** A packet that may pass takes a few milliseconds; the first one after a pod came, a second. */
const LIMIT_MS = 1000;

/** Of what connects, only peers say who they are. */
const NAMING_MS = 300;

/** How often a datagram is sent: nobody else sends it again. */
const RESEND_MS = 300;

const AT_ONCE = 256;
const GREETING = 'peer:';

/** Asks for the address of `kubernetes.default.svc.cluster.local`: a DNS server answers it, and a peer whatever comes. */
const QUERY = Buffer.concat([
  Buffer.from('4d5001000001000000000000', 'hex'),
  ...['kubernetes', 'default', 'svc', 'cluster', 'local', ''].map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
  Buffer.from('00010001', 'hex'),
]);

function nameOf(text: string): { readonly by?: string } {
  return text.startsWith(GREETING) ? { by: text.slice(GREETING.length) } : {};
}

function serve(name: string, ports: readonly ServedPort[]): void {
  const greeting = GREETING + name;
  for (const { protocol, port } of ports) {
    if (protocol === 'TCP') {
      const server = createServer((socket) => void socket.on('error', () => {}).end(greeting));
      server.listen(port, '0.0.0.0');
    } else {
      const socket = createSocket('udp4');
      socket.on('message', (_message, { port: from, address }) => socket.send(greeting, from, address, () => {}));
      socket.bind(port, '0.0.0.0');
    }
  }
}

function tryTcp({ address, port }: Attempt): Promise<Outcome> {
  return new Promise((done) => {
    const socket = connect({ host: address, port });
    let text = '';
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.destroy();
      done(outcome);
    };
    const answered = () => finish({ result: 'answered', ...nameOf(text) });
    let timer = setTimeout(() => finish({ result: 'dropped' }), LIMIT_MS);
    socket.on('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(answered, NAMING_MS);
    });
    socket.on('data', (data) => (text += data.toString())).on('end', answered);
    socket.on('error', ({ code }: NodeJS.ErrnoException) => finish({ result: 'refused', ...(code !== undefined && { code }) }));
  });
}

function tryUdp({ address, port }: Attempt): Promise<Outcome> {
  return new Promise((done) => {
    const socket = createSocket('udp4');
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      clearInterval(resend);
      socket.close();
      done(outcome);
    };
    const timer = setTimeout(() => finish({ result: 'dropped' }), LIMIT_MS);
    const send = () => socket.send(QUERY);
    const resend = setInterval(send, RESEND_MS);
    socket.on('message', (data) => finish({ result: 'answered', ...nameOf(data.toString()) }));
    socket.on('error', ({ code }: NodeJS.ErrnoException) => finish({ result: 'refused', ...(code !== undefined && { code }) }));
    socket.connect(port, address, send);
  });
}

/** What does not get through is tried once more: a busy machine drops packets too. */
async function attempt(target: Attempt): Promise<Outcome> {
  const tryOnce = target.protocol === 'TCP' ? tryTcp : tryUdp;
  const first = await tryOnce(target);
  return first.result === 'answered' ? first : tryOnce(target);
}

async function attemptAll(targets: readonly Attempt[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = targets.entries();
  const work = async () => {
    for (const [index, target] of left) outcomes[index] = await attempt(target);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

async function main(name = '', ports = '[]'): Promise<void> {
  serve(name, JSON.parse(ports) as readonly ServedPort[]);
  for await (const line of createInterface({ input: process.stdin }))
    console.log(JSON.stringify(await attemptAll(JSON.parse(line) as readonly Attempt[])));
}

void main(...process.argv.slice(1));
