import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { OPERATIONAL_PATHS } from 'fairlead/contract';
import { WebSocket } from 'undici';
import { findFreeOffset, runNpmScript, takenPorts } from '../../testing/npm-script';
import { SERVICES } from '@fairlead/contracts';
import { WORKSPACE } from '../workspace/workspace';
import { FIRST_DEBUGGER_PORT } from './debugger';

jest.setTimeout(60_000);

const NAMES = SERVICES.map(({ name }) => name);
const CONFIGURATION = ['package.json', 'tsconfig.json', 'tsconfig.base.json'];

let folder: string;
let offset: number;
let dev: ReturnType<typeof runNpmScript>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dev-'));
  for (const path of [...CONFIGURATION, 'apps', 'contracts', 'libs', 'tools'])
    cpSync(join(WORKSPACE, path), join(folder, path), { recursive: true, filter: (file) => !file.endsWith('.test.ts') });
  symlinkSync(join(WORKSPACE, 'node_modules'), join(folder, 'node_modules'));
  offset = await findFreeOffset();
});

afterEach(async () => {
  dev.interrupt();
  await dev.silence;
  rmSync(folder, { recursive: true });
});

test('starts again the services that a change is in, and no other', async () => {
  await start();

  edit('apps/user-service/src/main.ts', (text) => `${text}\nconsole.log('one');\n`);
  await logged(/^user-service │ one$/);
  await logged(/ user-service ready \d+ ms after the change$/);
  edit('libs/service-kit/src/lifecycle/serve.ts', (text) => text.replace("'listening'", "'listens'"));
  await logged(new RegExp(` ${NAMES.join(', ')} ready \\d+ ms after the change$`));

  const starts = NAMES.map((name) => dev.log.filter((line) => new RegExp(`^${name} +│ .* listen(ing|s) port=`).test(line)).length);
  expect(starts).toEqual(NAMES.map((name) => (name === userService.name ? 3 : 2)));
});

test('a file that does not compile is told with its place, and what runs goes on until it is mended', async () => {
  await start();
  const file = 'apps/user-service/src/main.ts';
  const before = readFileSync(join(folder, file), 'utf8');

  edit(file, (text) => `${text}\nconst;\n`);
  await logged(/mend this and save/);
  const answer = await fetch(`http://localhost:${userService.ports.traffic + offset}${OPERATIONAL_PATHS.live}`);
  edit(file, () => `${before}\nconsole.log('mended');\n`);
  await logged(/^user-service │ mended$/);

  expect(answer.status).toBe(200);
  const told = dev.output.map((line) => line.replace(/^fairlead +│ /, ''));
  const place = told.findIndex((line) => /^apps\/user-service\/src\/main\.ts:\d+:6 Expected identifier but found ";"$/.test(line));
  expect(told.slice(place + 1, place + 3)).toEqual([expect.stringMatching(/^ {2}\d+ \| const;$/), expect.stringMatching(/^ +\| {6}\^$/)]);
});

test('a save that starts no service again is told: a fault taken back, and a comment', async () => {
  await start();
  const file = 'apps/user-service/src/main.ts';
  const before = readFileSync(join(folder, file), 'utf8');

  edit(file, (text) => `${text}\nconst;\n`);
  await logged(/mend this and save/);
  edit(file, () => before);
  await logged(/mended; every service runs on as it was before$/);
  edit(file, (text) => `${text}// a comment\n`);
  await logged(/no service starts again: its code is the same without comments$/);

  expect(dev.log.filter((line) => / listening port=/.test(line))).toHaveLength(NAMES.length);
});

test('a service that ends at its start leaves the others alone, and starts again once it is mended', async () => {
  await start();
  const file = 'apps/user-service/src/main.ts';
  const before = readFileSync(join(folder, file), 'utf8');

  edit(file, (text) => `throw new Error('broken');\n${text}`);
  await logged(/user-service exited with code 1; it starts again once its code has changed$/);
  edit(file, () => `${before}\nconsole.log('mended');\n`);
  await logged(/ user-service ready \d+ ms after the change$/);

  // What Node prints first, and the stack, name the source, not the bundle.
  const told = dev.log.filter((line) => /^user-service │ .*\.[jt]s:\d/.test(line));
  expect(told[0]).toBe('user-service │ apps/user-service/src/main.ts:1');
  expect(told[1]).toContain('apps/user-service/src/main.ts:1:7');
  expect(dev.log.filter((line) => line.includes('dist/services'))).toEqual([]);
  expect(dev.log.filter((line) => /^data-service │ .* listening/.test(line))).toHaveLength(1);
});

test('a service whose contract has another port moves there, and its callers find it', async () => {
  await start();
  const port = dataService.ports.traffic + 500;

  edit('contracts/data-service/src/index.ts', (text) => text.replace(`port: ${dataService.ports.traffic},`, `port: ${port},`));
  await logged(/ data-service, api-gateway ready \d+ ms after the change$/);
  const answer = await fetch(`http://localhost:${apiGateway.ports.traffic + offset}/api/stats`);

  expect(answer.status).toBe(200);
  await logged(new RegExp(` data-service listens at http://localhost:${port + offset}/ now$`));
  expect(dev.log.filter((line) => /^user-service │ .* listening/.test(line))).toHaveLength(1);
});

test('a contract that cannot run beside the others is told, and what runs goes on until it is mended', async () => {
  await start();
  const file = 'contracts/data-service/src/index.ts';
  const before = readFileSync(join(folder, file), 'utf8');
  const set = (field: string, value: string) => edit(file, () => before.replace(new RegExp(`${field}: .*,`), `${field}: ${value},`));

  set('port', String(userService.ports.traffic));
  await logged(new RegExp(`port ${userService.ports.traffic + offset} is of user-service and data-service, but `));
  set('port', '0');
  await logged(/ contract "data-service": port is 0; give a whole number from 1 to 65535$/);
  set('name', "'records'");
  const renamed = NAMES.map((name) => (name === dataService.name ? 'records' : name)).join(', ');
  await logged(new RegExp(` the services are ${renamed}(, [\\w-]+)* now, .*; give the names back, or press Ctrl-C and start it again$`));
  const answer = await fetch(`http://localhost:${dataService.ports.traffic + offset}${OPERATIONAL_PATHS.live}`);
  edit(file, () => before);
  await logged(/mended; every service runs on as it was before$/);

  expect(answer.status).toBe(200);
  expect(dev.log.filter((line) => / listening port=/.test(line))).toHaveLength(NAMES.length);
});

test('each service has a debugger, and one that is attached does not hold up its restart', async () => {
  await start();

  const targets = await Promise.all(NAMES.map((_name, index) => findTarget(FIRST_DEBUGGER_PORT + offset + index)));
  const debugged = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve) => debugged.addEventListener('open', resolve));
  edit('apps/user-service/src/main.ts', (text) => `${text}\nconsole.log('again');\n`);
  await logged(/ user-service ready \d+ ms after the change$/);

  expect(targets.map(({ title }) => title)).toEqual(NAMES.map((name) => `dist/services/${name}.js`));
});

test('Ctrl-C stops every service, also while a broken one waits for its change', async () => {
  await start();
  edit('apps/user-service/src/main.ts', (text) => `process.exit(3);\n${text}`);
  await logged(/user-service exited with code 3/);

  dev.interrupt();

  expect(await dev.exitCode).toBe(0);
  await dev.silence;
  expect(await takenPorts(offset)).toEqual([]);
});

async function start(): Promise<void> {
  dev = runNpmScript('dev', { folder, args: ['--port-offset', String(offset)] });
  await dev.ready;
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

async function logged(pattern: RegExp): Promise<void> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 20) {
    if (dev.log.some((line) => pattern.test(line))) return;
    await delay(20);
  }
  throw new Error(`${pattern} is not in the log:\n${dev.log.join('\n')}`);
}

async function findTarget(port: number): Promise<{ readonly title: string; readonly webSocketDebuggerUrl: string }> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as [Awaited<ReturnType<typeof findTarget>>];
  return target;
}
