import fc from 'fast-check';
import { exchange } from '../../testing/raw-request';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startRawUpstream } from '../../testing/start-upstream';

type Line = readonly [name: string, value: string];

let upstream: RunningUpstream;
let gateway: RunningGateway;
let trusting: RunningGateway;
let received: string;
let answer: readonly Line[];

const write = (lines: readonly Line[]) => lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');

beforeAll(async () => {
  upstream = await startRawUpstream((socket) => {
    socket.on('data', (chunk: Buffer) => {
      if (!chunk.toString('latin1').startsWith('GET /health/')) received = chunk.toString('latin1');
      socket.write(`HTTP/1.1 200 OK\r\n${write(answer)}Content-Length: 2\r\n\r\nok`, 'latin1');
    });
  });
  gateway = await startGateway({ upstreamPort: upstream.port });
  trusting = await startGateway({ upstreamPort: upstream.port, env: { TRUSTED_PROXIES: '127.0.0.1' } });
});

beforeEach(() => {
  answer = [];
});

afterAll(async () => {
  await Promise.all([gateway.stop(), trusting.stop()]);
  await upstream.close();
});

/** The lines of a head whose names are these, or all. */
function linesOf(head: string): readonly Line[] {
  const [block = ''] = head.split('\r\n\r\n', 1);
  return block
    .split('\r\n')
    .slice(1)
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).replace(/^[ \t]+|[ \t]+$/g, '')] as const);
}

async function passOn(lines: readonly Line[], port = gateway.port): Promise<readonly Line[]> {
  const text = await exchange(port, `GET /api/users HTTP/1.1\r\nHost: shop.example\r\n${write(lines)}\r\n`);
  expect(text).toMatch(/^HTTP\/1\.1 200 /);
  return linesOf(received);
}

const HOP_BY_HOP = ['Keep-Alive', 'Proxy-Connection', 'Proxy-Authorization', 'Proxy-Authenticate', 'TE', 'Trailer', 'Upgrade'];
const FORWARDING = [
  'Forwarded',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-Forwarded-Port',
  'X-Forwarded-Prefix',
  'X-Real-IP',
  'X-Client-IP',
  'True-Client-IP',
  'CF-Connecting-IP',
];
const WRITTEN = ['via', 'x-request-id', 'forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'];

/** The same name in another case, which must make no difference. */
const anyCase = (names: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.nat())
    .map(([name, seed]) =>
      name.replace(/[a-z]/gi, (letter, at: number) => ((seed >> (at % 30)) & 1 ? letter.toUpperCase() : letter.toLowerCase())),
    );

/** And with underscores, which servers of the CGI kind do not tell apart. */
const twins = (names: readonly string[]) =>
  fc
    .tuple(anyCase(names), fc.nat())
    .map(([name, seed]) => name.replaceAll('-', (_dash, at: number) => ((seed >> (at % 30)) & 1 ? '_' : '-')));

/** A value without white space around it, which is no part of it. */
const value = fc.stringMatching(/^[!-~\x80-\xff]([ -~\x80-\xff]{0,20}[!-~\x80-\xff])?$/);
const plainName = fc.stringMatching(/^X-P[A-Za-z0-9!#$%&'*+.^`|~-]{0,12}$/);
const plain = fc.tuple(plainName, value);
const runs = { numRuns: 60 * propertyRuns };

const isPlain = ([name]: Line) => /^x-p/i.test(name);

test('what has no meaning for a proxy arrives as it was sent, in its order, repeated where it was repeated', async () => {
  const mixed = fc.array(fc.oneof(plain, fc.tuple(anyCase(HOP_BY_HOP), value), fc.tuple(twins(FORWARDING), value)), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(mixed, async (lines) => {
      const arrived = await passOn(lines);

      expect(arrived.filter(isPlain)).toEqual(lines.filter(isPlain));
    }),
    runs,
  );
});

test('what ends at the next hop never arrives, nor what Connection names, however it is written', async () => {
  const named = fc.array(plainName, { minLength: 1, maxLength: 4 });
  const connection = (names: readonly string[]) =>
    fc.tuple(anyCase(names), fc.constantFrom(',', ', ', ' ,', ' , ,', ',\t')).map(([name, comma]) => `keep-alive${comma}${name}`);
  const request = named.chain((names) =>
    fc.record({
      names: fc.constant(names),
      connections: fc.array(connection(names), { minLength: 1, maxLength: 3 }),
      lines: fc.array(fc.oneof(fc.tuple(anyCase(names), value), fc.tuple(anyCase(HOP_BY_HOP), value), plain), { maxLength: 8 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(request, async ({ connections, lines }) => {
      const gone = new Set([...HOP_BY_HOP, ...connections.flatMap((text) => text.split(','))].map((name) => name.trim().toLowerCase()));

      const arrived = await passOn([...connections.map((text) => ['Connection', text] as const), ...lines]);

      const names = arrived.map(([name]) => name.toLowerCase());
      expect(names.filter((name) => gone.has(name))).toEqual([]);
      expect(arrived.filter(isPlain)).toEqual(lines.filter((line) => isPlain(line) && !gone.has(line[0].toLowerCase())));
    }),
    runs,
  );
});

test('nothing that an untrusted client says of where it comes from arrives, and what is written anew arrives once', async () => {
  const claims = fc.array(fc.tuple(twins(FORWARDING), fc.constantFrom('192.0.2.1', 'for=192.0.2.1', 'evil.example')), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(claims, async (lines) => {
      const arrived = await passOn(lines);

      expect(received).not.toMatch(/192\.0\.2\.1|evil\.example/);
      const names = arrived
        .map(([name]) => name.toLowerCase())
        .filter((name) => /forward|real|client|connecting|via|request.id/.test(name));
      expect(names.sort()).toEqual([...WRITTEN].sort());
    }),
    runs,
  );
});

test('what a trusted proxy says of where a request comes from is continued, never replaced', async () => {
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  await fc.assert(
    fc.asyncProperty(fc.array(address, { minLength: 1, maxLength: 4 }), async (hops) => {
      const arrived = await passOn(
        hops.map((hop) => ['X-Forwarded-For', hop] as const),
        trusting.port,
      );

      const given = new Map(arrived.map(([name, text]) => [name.toLowerCase(), text]));
      expect(given.get('x-forwarded-for')).toBe([...hops, '127.0.0.1'].join(', '));
      expect(given.get('forwarded')?.split(', ')).toHaveLength(hops.length + 1);
    }),
    runs,
  );
});

test('an answer arrives as it was given, without what ends at the next hop, each line where it was', async () => {
  const lines = fc.array(
    fc.oneof(
      plain,
      fc.tuple(anyCase(['Set-Cookie']), value),
      fc.tuple(anyCase(['Keep-Alive', 'Proxy-Authenticate', 'Trailer', 'Upgrade']), value),
    ),
    { maxLength: 10 },
  );
  await fc.assert(
    fc.asyncProperty(lines, async (given) => {
      answer = given;

      const text = await exchange(gateway.port, 'GET /api/users HTTP/1.1\r\nHost: shop.example\r\n\r\n');

      const arrived = linesOf(text);
      const isKept = ([name]: Line) => /^(x-p|set-cookie)/i.test(name);
      // Repeated lines come together, in the order of their kind.
      for (const [name] of given.filter(isKept)) {
        const values = (from: readonly Line[]) =>
          from.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map((line) => line[1]);
        expect(values(arrived)).toEqual(values(given));
      }
      expect(arrived.filter(([name]) => /^(proxy-authenticate|trailer|upgrade)$/i.test(name))).toEqual([]);
      expect(arrived.filter(([name]) => /^keep-alive$/i.test(name)).map((line) => line[1])).toEqual(['timeout=65']);
    }),
    runs,
  );
});
