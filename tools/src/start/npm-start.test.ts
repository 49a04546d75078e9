import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { findFreeOffset, runNpmScript, takenPorts } from '../../testing/npm-script';
import { SERVICES } from '@fairlead/contracts';
import { WORKSPACE } from '../workspace/workspace';
import { placeServices } from './local-service';
import { describeTakenPorts } from './taken-ports';

jest.setTimeout(30_000);

let offset: number;

beforeEach(async () => {
  offset = await findFreeOffset();
});

test.each([
  { cause: 'Ctrl-C', end: (pid: number) => process.kill(-pid, 'SIGINT'), code: 0 },
  { cause: 'two quick Ctrl-C', end: (pid: number) => [1, 2].forEach(() => process.kill(-pid, 'SIGINT')), code: 0 },
  { cause: 'SIGTERM to npm', end: (pid: number) => process.kill(pid, 'SIGTERM'), code: 0 },
  { cause: 'a closed terminal', end: (pid: number) => process.kill(-pid, 'SIGHUP'), code: null },
  { cause: 'SIGKILL to npm', end: (pid: number) => process.kill(pid, 'SIGKILL'), code: null },
])('$cause stops every service once', async ({ end, code }) => {
  const npm = npmStart();
  await npm.ready;

  end(npm.pid);

  expect(await npm.exitCode).toBe(code);
  await npm.silence;
  for (const { name } of SERVICES) expect(npm.log.filter((line) => new RegExp(`^${name} .* stopped$`).test(line))).toHaveLength(1);
  expect(await takenPorts(offset)).toEqual([]);
});

test.each(['start', 'dev'])('Ctrl-C before anything is ready is no failure of npm run %s', async (script) => {
  for (const afterMs of [0, 400, 800, 1_600]) {
    const npm = runNpmScript(script, { folder: WORKSPACE, args: ['--port-offset', String(offset)] });
    await npm.firstLine;
    await delay(afterMs);

    npm.interrupt();

    expect({
      afterMs,
      code: await npm.exitCode,
      failures: await npm.silence.then(() => npm.log.filter((line) => /was stopped|ended by/.test(line))),
    }).toEqual({ afterMs, code: 0, failures: [] });
  }
  expect(await takenPorts(offset)).toEqual([]);
});

test('users are created, read, changed and deleted through the gateway', async () => {
  const npm = npmStart();
  await npm.ready;

  const created = await call('POST', '/api/users', { name: 'Ada', email: 'ada@example.com' });
  const path = created.headers.get('location') ?? '';
  const statuses = [created.status];
  for (const [method, body] of [['GET'], ['PATCH', { name: 'Ada Lovelace' }], ['DELETE'], ['GET']] as const)
    statuses.push((await call(method, path, body)).status);
  process.kill(-npm.pid, 'SIGINT');

  expect(statuses).toEqual([201, 200, 200, 204, 404]);
  expect(await npm.exitCode).toBe(0);
});

test('the live view shows what each service did for a request that it sent, and records no other', async () => {
  const npm = npmStart();
  await npm.ready;
  const live = `http://localhost:${3080 + offset}`;
  const events = await fetch(`${live}/events`);
  await call('GET', '/api/users');

  const sent = await fetch(`${live}/requests/2`, { method: 'POST' });
  const { traceId } = (await sent.json()) as { traceId: string };
  const seen = await readUntil(events, /event: trace\ndata: .*"service":"api-gateway".*"service":"user-service".*\n/);
  process.kill(-npm.pid, 'SIGINT');
  await npm.silence;

  expect(seen).toMatch(/"depth":0.*"depth":1.*"depth":2/);
  expect(new Set(seen.match(/"traceId":"\w+"/g))).toEqual(new Set([`"traceId":"${traceId}"`]));
});

test('it answers on one address of this machine alone, which no network reaches', async () => {
  const npm = npmStart();
  await npm.ready;
  const answers = SERVICES.map(({ ports }) => fetch(`http://127.0.0.2:${ports.traffic + offset}/`));
  const results = await Promise.allSettled(answers);
  process.kill(-npm.pid, 'SIGINT');
  await npm.silence;

  expect(results.map(({ status }) => status)).toEqual(SERVICES.map(() => 'rejected'));
});

test('a taken port is named, and nothing is started', async () => {
  const [first, ...others] = placeServices(SERVICES, offset, {});
  const holder = createServer().listen(first?.port);
  await once(holder, 'listening');

  const npm = npmStart();
  const code = await npm.exitCode;
  await npm.silence;
  holder.close();

  expect(code).toBe(1);
  expect(npm.log.join('\n')).toContain(`port ${first?.port} of ${first?.name} is taken by another program`);
  expect(await describeTakenPorts(others, 'npm start')).toEqual([]);
});

test('each service has its colour where colours are wanted, and nothing has one in a pipe', async () => {
  const plain = npmStart();
  await plain.ready;
  process.kill(-plain.pid, 'SIGINT');
  await plain.silence;

  const coloured = npmStart([], { FORCE_COLOR: '1' });
  await coloured.ready;
  process.kill(-coloured.pid, 'SIGINT');
  await coloured.silence;

  expect(plain.log.filter((line) => line.includes('\u001b'))).toEqual([]);
  const prefixes = coloured.log.filter((line) => line.includes('│')).map((line) => line.slice(0, line.indexOf('m')));
  expect(new Set(prefixes).size).toBe(1 + SERVICES.length);
});

test('says what it does before anything else, and tells of no service that only takes its time', async () => {
  const npm = npmStart();
  await npm.ready;
  process.kill(-npm.pid, 'SIGINT');
  await npm.silence;

  expect(npm.log[0]).toBe('starting the platform; Ctrl-C stops it');
  expect(npm.log.filter((line) => /is down|ECONNREFUSED|^ +at /.test(line))).toEqual([]);
});

test('the log as JSON is nothing but the services’ lines', async () => {
  const npm = npmStart(['--json']);
  await npm.ready;

  process.kill(-npm.pid, 'SIGINT');
  await npm.silence;

  const services = npm.output.map((line) => (JSON.parse(line) as { service: string }).service);
  expect(new Set(services)).toEqual(new Set(SERVICES.map(({ name }) => name)));
});

function npmStart(options: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
  return runNpmScript('start', { folder: WORKSPACE, args: ['--no-synth', '--port-offset', String(offset), ...options], env });
}

/** What came up to a text that fits. */
async function readUntil({ body }: Response, text: RegExp): Promise<string> {
  let seen = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    seen += chunk;
    if (text.test(seen)) break;
  }
  return seen;
}

function call(method: string, path: string, body?: object): Promise<Response> {
  const json = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return fetch(`http://localhost:${apiGateway.ports.traffic + offset}${path}`, { method, ...json });
}
