import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Cleanup, findFreePort } from '@fairlead/command-line';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { SERVICES } from '@fairlead/contracts';
import { addressVariable, OPERATIONAL_PATHS, type Route, type ServiceContract } from 'fairlead/contract';
import { ENDPOINTS, listEndpoints } from './client/endpoints';
import { bundle, WORKSPACE } from './programs/bundle';
import { findProgram } from './programs/find-program';
import { Service } from './programs/service';
import { makeTemporaryFolder } from './programs/temporary-folder';
import type { Report } from './report/report';
import { StoredRecords } from './database/stored-records';

jest.setTimeout(90_000);

const mongoUrl = process.env['MONGO_URL'];

/** Where the services' bundles are, which every platform of these tests runs. */
const bundles = mkdtempSync(join(tmpdir(), 'bundles-'));
beforeAll(() => Promise.all(SERVICES.map(({ name }) => bundle(`apps/${name}`, bundles))));
afterAll(() => rmSync(bundles, { recursive: true }));

test('smoke calls every public route of the running platform, finds all as the contracts say, and writes each report', async () => {
  await withPlatform({}, async ({ gateway, metrics, folder }) => {
    const { code, stdout, stderr } = await load(['smoke', '--url', gateway, '--metrics', metrics, '--out', folder]);

    expect(stdout).toMatch(/^passed$/m);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readdirSync(folder).sort()).toEqual(['report.html', 'report.json', 'report.md']);
    const report = readReport(folder);
    expect(report.endpoints.map(({ endpoint }) => endpoint)).toEqual(listEndpoints({ routes: apiGateway.routes.map(asKnown) }));
    expect(report.total).toMatchObject({ requests: 200, failed: 0, faulty: 0 });
    expect(report.services.map(({ name }) => name)).toEqual([apiGateway.name, ...apiGateway.calls.map(({ name }) => name)]);
  });
});

test('Ctrl-C ends a run early, which still reports', async () => {
  await withPlatform({}, async ({ gateway, folder }) => {
    const running = start(['users', '--engine', 'undici', '--duration', '1h', '--url', gateway, '--out', folder]);
    await once(running.child.stderr, 'data');

    running.child.kill('SIGINT');

    const { code, stdout } = await running.ended;
    expect(code).toBe(130);
    expect(stdout).toContain('cut short');
    expect(readReport(folder)).toMatchObject({ isCutShort: true, total: { failed: 0, faulty: 0 } });
  });
});

test('a service that breaks the contract fails the run', async () => {
  await withPlatform({ [addressVariable(dataService.name)]: 'http://127.0.0.1:1' }, async ({ gateway, folder }) => {
    const { code, stdout } = await load(['smoke', '--engine', 'undici', '--url', gateway, '--out', folder]);

    expect(code).toBe(1);
    expect(stdout).toMatch(/^faults: status 503 /m);
    expect(stdout).toMatch(/^FAILED$/m);
  });
});

test('soak finds a rate, and holds to the start of the run what may not grow', async () => {
  await withPlatform({}, async ({ data, folder }) => {
    const { stdout } = await load(['soak', '--clients', '5', '--duration', '10s', '--url', data, '--out', folder], {
      MONGO_URL: undefined,
    });

    const report = readReport(folder);
    expect(report.load).toMatch(/^\d+ requests a second from 5 clients for 10 s$/);
    expect(report.thresholds.map(({ metric }) => metric)).toEqual(
      expect.arrayContaining(['dropped_iterations', 'memory_growth', 'open_files_growth', 'latency_growth']),
    );
    expect(report.services[0]?.memoryMiB?.min).toBeGreaterThan(0);
    expect(report.sources.join()).toMatch(/The rate is 70 % of what .* MONGO_URL does not say where they are/);
    expect(stdout).toMatch(/^load +[\d.]+ %/m);
  });
});

for (const engine of ['undici', 'k6']) {
  const isThere = engine === 'undici' || findProgram(engine) !== undefined;
  const skipped = isThere ? '' : ` (skipped: ${engine} is not on PATH)`;

  (isThere ? test : test.skip)(`a rate that is not reached fails the run, with ${engine}${skipped}`, async () => {
    await withPlatform({}, async ({ data, folder }) => {
      const args = ['soak', '--engine', engine, '--clients', '2', '--rate', '50000', '--duration', '4s', '--url', data, '--out', folder];

      const { code, stdout } = await load(args, { MONGO_URL: undefined });

      expect(code).toBe(1);
      expect(stdout).toMatch(/^BROKEN {2}dropped_iterations/m);
    });
  });
}

test('a target that is not there is named, with what to do', async () => {
  const url = `http://127.0.0.1:${await findFreePort()}`;

  const { code, stderr } = await load(['smoke', '--url', url]);

  expect(code).toBe(2);
  expect(stderr).toContain(`nobody answers at ${url}/health (ECONNREFUSED); start the platform with npm start`);
});

test('without a database to compare with, --verify does not start', async () => {
  const { code, stderr } = await load(['api-data', '--verify'], { MONGO_URL: undefined });

  expect(code).toBe(2);
  expect(stderr).toContain('MONGO_URL does not say where it is');
});

const why = mongoUrl === undefined ? ' (skipped: set MONGO_URL to run it against a real MongoDB-wire server)' : '';

(mongoUrl === undefined ? test.skip : test)(
  `--verify finds in the database what was acknowledged, and misses what is gone${why}`,
  async () => {
    const database = new URL(`/test_${randomUUID().replaceAll('-', '')}`, mongoUrl).href;

    await withPlatform({ MONGO_URL: database }, async ({ data, folder, cleanup }) => {
      const records = new StoredRecords(database);
      cleanup.defer(() => records.close());
      cleanup.defer(() => records.drop());
      const args = ['api-data', '--engine', 'undici', '--clients', '20', '--duration', '2s', '--url', data, '--verify', '--out', folder];

      const { code } = await load(args, { MONGO_URL: database });
      const other = await load(args, { MONGO_URL: `${database}_other` });

      expect(code).toBe(0);
      expect(other.code).toBe(1);
      expect(readReport(folder).verification).toMatchObject({ ok: false, documentsBefore: 0, documentsAfter: 0 });
    });
  },
);

/** Of a service that has no steps of its own, as one that was added today, nothing is known but what a GET needs. */
function asKnown(route: Route): Route {
  const hasSteps = Object.values(ENDPOINTS).some(({ service }) => service.name === (route.upstream?.service ?? apiGateway.name));
  return hasSteps ? route : { ...route, methods: ['GET'] };
}

interface PlatformUnderTest {
  readonly gateway: string;
  readonly data: string;
  /** Pages of metrics of all, as `--metrics` takes them. */
  readonly metrics: string;
  readonly folder: string;
  readonly cleanup: Cleanup;
}

/** Runs the services, callees before their callers, with embedded stores where none are given. */
async function withPlatform(env: NodeJS.ProcessEnv, run: (platform: PlatformUnderTest) => Promise<void>): Promise<void> {
  await Cleanup.around(new AbortController().signal, async (cleanup) => {
    const folder = await makeTemporaryFolder(cleanup);
    const serve = ({ name, probes }: ServiceContract, more: NodeJS.ProcessEnv = {}) =>
      Service.start(
        {
          name,
          file: join(bundles, `${name}.js`),
          env: { NODE_ENV: 'development', LOG_LEVEL: 'error', ...more, ...env },
          readyPath: probes.readiness,
        },
        cleanup,
      );
    const addresses: Record<string, string> = {};
    for (const contract of SERVICES) addresses[addressVariable(contract.name)] = (await serve(contract, addresses)).url;
    const urlOf = ({ name }: Pick<ServiceContract, 'name'>) => addresses[addressVariable(name)] ?? '';
    const metrics = [apiGateway, ...apiGateway.calls].map((contract) => urlOf(contract) + OPERATIONAL_PATHS.metrics).join(',');
    await run({ gateway: urlOf(apiGateway), data: urlOf(dataService), metrics, folder, cleanup });
  });
}

/** `npm run load`, without npm's own start. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', 'load/src/main.ts', ...args], {
    cwd: WORKSPACE,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(([[code], stdout, stderr]) => ({
    code: code as number | null,
    stdout,
    stderr,
  }));
  return { child, ended };
}

function load(args: readonly string[], env?: NodeJS.ProcessEnv) {
  return start(args, env).ended;
}

function readReport(folder: string): Report {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
}
