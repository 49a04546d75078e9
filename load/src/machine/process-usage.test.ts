import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseCpuUs, readProcessUsage } from './process-usage';

const isLinux = process.platform === 'linux';

test.each([
  { stat: '7 (node) S 1 7 7 0 -1 4194560 1 0 0 0 120 30 0 0 20 0 11 0 1 1 1', us: 1_500_000 },
  { stat: '7 (a) b (c)) R 1 7 7 0 -1 4194560 1 0 0 0 1 0 0 0 20 0 11 0 1 1 1', us: 10_000 },
])('reads $us µs, whatever the name of the program', ({ stat, us }) => {
  expect(parseCpuUs(stat)).toBe(us);
});

test('reads the time of children that have ended', () => {
  expect(parseCpuUs('7 (node) S 1 7 7 0 -1 4194560 1 0 0 0 120 30 40 5 20 0 11 0 1 1 1', 'children')).toBe(450_000);
});

(isLinux ? describe : describe.skip)(isLinux ? 'a real process' : 'a real process (skipped: only Linux has /proc)', () => {
  test('has the time of all its threads, and at least the memory it holds', async () => {
    const program = `
      const { Worker } = require('node:worker_threads');
      const worker = new Worker('const end = Date.now() + 300; while (Date.now() < end);', { eval: true });
      global.held = Buffer.alloc(64 * 1024 * 1024, 1);
      worker.once('exit', () => { process.stdout.write(String(process.cpuUsage().user + process.cpuUsage().system)); setInterval(() => {}, 1000); });`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');

    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    const { cpuUs, residentBytes, peakResidentBytes } = readProcessUsage(child.pid as number);
    child.kill();
    await ended;

    expect(cpuUs).toBeGreaterThanOrEqual(Number(printed) - 30_000);
    expect(residentBytes).toBeGreaterThan(64 * 1024 * 1024);
    expect(peakResidentBytes).toBeGreaterThanOrEqual(residentBytes);
    expect(() => readProcessUsage(child.pid as number)).toThrow(`there is no process ${child.pid} any more`);
  });
});
