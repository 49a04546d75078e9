import { findFreePort } from '@fairlead/command-line';
import type { LocalService } from './local-service';
import { launch } from './program';
import { runServices } from './run-services';

/** Prints its process id, answers on its port, and prints each SIGTERM. */
const SERVICE = `
  console.log(process.pid);
  require('node:http').createServer((request, response) => response.end()).listen(process.env.PORT);
  process.on('SIGTERM', () => console.log('SIGTERM'));
`;
const PROMPT = `${SERVICE} process.on('SIGTERM', () => setTimeout(() => process.exit(), 100));`;
const DYING = `${SERVICE} setTimeout(() => process.exit(78), 100);`;
const KILLED = `${SERVICE} process.kill(process.pid, 'SIGKILL');`;

test('says when all are ready, and stops each with one signal', async () => {
  const services = [await place('first', PROMPT), await place('second', PROMPT)];

  const { code, log } = await runUntilReady(services);

  expect(code).toBe(0);
  expect(log.filter((line) => line.endsWith('SIGTERM')).sort()).toEqual(['first: SIGTERM', 'second: SIGTERM']);
  expect(log).toContain('stopping');
  expect(survivors(log)).toEqual([]);
});

test.each([
  { name: 'dying', program: DYING, message: 'dying exited with code 78; stopping the others' },
  { name: 'killed', program: KILLED, message: 'killed was ended by SIGKILL; stopping the others' },
])('a service that ends on its own takes the others down: $message', async ({ name, program, message }) => {
  const services = [await place('healthy', PROMPT), await place(name, program)];

  const { code, log } = await run(services);

  expect(code).toBe(1);
  expect(log).toContain(message);
  expect(survivors(log)).toEqual([]);
});

test('a service that does not stop in its time is killed and named', async () => {
  const services = [await place('prompt', PROMPT), await place('stubborn', SERVICE)];

  const { code, log } = await runUntilReady(services);

  expect(code).toBe(1);
  expect(log).toContain('stubborn was ended by SIGKILL');
  expect(survivors(log)).toEqual([]);
});

test('a service that is still loading when everything is to stop has stopped cleanly', async () => {
  const stop = new AbortController();
  const loading = await place('loading', 'console.log(process.pid); setInterval(() => {}, 1_000);');
  const onPrint = (line: string) => line.startsWith('loading: ') && stop.abort();

  const { code, log } = await run([loading], stop.signal, () => {}, onPrint);

  expect(code).toBe(0);
  expect(log.at(-1)).toBe('stopping');
  expect(survivors(log)).toEqual([]);
});

test('a service that Ctrl-C has reached before it had a process group of its own has stopped cleanly', async () => {
  const { ended } = launch(await place('early', `process.kill(process.pid, 'SIGINT');`), () => undefined);

  expect(await ended).toEqual({ clean: true, description: 'early was ended by SIGINT' });
});

test('a service that Ctrl-C has ended before we hear of it ourselves has not ended on its own', async () => {
  const stop = new AbortController();
  const onPrint = (line: string) => line.startsWith('early: ') && setTimeout(() => stop.abort(), 100);

  const { code, log } = await run(
    [await place('early', `console.log('here'); process.kill(process.pid, 'SIGINT');`)],
    stop.signal,
    () => {},
    onPrint,
  );

  expect({ code, log }).toEqual({ code: 0, log: ['early: here', 'stopping'] });
});

test('nothing starts once everything is to stop', async () => {
  const { code, log } = await run([await place('late', PROMPT)], AbortSignal.abort());

  expect({ code, log }).toEqual({ code: 0, log: ['stopping'] });
});

test('a program that cannot start is named', async () => {
  const services = [{ ...(await place('missing', '')), command: ['/no/such/program'] }];

  const { code, log } = await run(services);

  expect(code).toBe(1);
  expect(log).toContain('missing did not start: spawn /no/such/program ENOENT; stopping the others');
});

async function place(name: string, program: string): Promise<LocalService> {
  const port = await findFreePort();
  return {
    name,
    command: [process.execPath, '-e', program],
    env: { PORT: String(port) },
    stopWithinMs: 500,
    port,
    readyUrl: `http://localhost:${port}`,
    calls: [],
  };
}

function runUntilReady(services: readonly LocalService[]) {
  const stop = new AbortController();
  return run(services, stop.signal, () => stop.abort());
}

async function run(
  services: readonly LocalService[],
  stop = new AbortController().signal,
  onReady = () => {},
  onPrint: (line: string) => void = () => {},
) {
  const log: string[] = [];
  const print = (line: string) => (log.push(line), onPrint(line));
  const code = await runServices(services, { printAs: (name) => (line) => print(`${name}: ${line}`), say: print, onReady, stop });
  return { code, log };
}

/** Process ids from the log that still exist. */
function survivors(log: readonly string[]): number[] {
  const pids = log.flatMap((line) => /: (\d+)$/.exec(line)?.[1] ?? []).map(Number);
  expect(pids.length).toBeGreaterThan(0);
  return pids.filter((pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });
}
