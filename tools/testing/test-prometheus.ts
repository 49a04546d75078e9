import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrometheus } from '../src/monitor/own/own-prometheus';

/** The program, as `PROMETHEUS` names it. */
const program = process.env['PROMETHEUS'];

/** Runs a suite with a real Prometheus, or skips it and says why. */
export function describeWithPrometheus(name: string, suite: () => void): void {
  if (program === undefined) describe.skip(`${name} (skipped: set PROMETHEUS to the path of one)`, suite);
  else describe(name, suite);
}

/** A Prometheus that runs until it is stopped. */
export interface TestPrometheus {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** @param configuration of a `prometheus.yml` */
export async function startTestPrometheus(configuration: object): Promise<TestPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configuration));
  const { address, stop } = await startPrometheus(program ?? '', folder);
  return {
    url: `http://${address}`,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}
