import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '@fairlead/command-line';
import type { RuleGroup } from '../src/rules/rule';

/** A place where metrics are served, and the labels that a scrape in a cluster adds. */
export interface Target {
  readonly port: number;
  readonly labels: Readonly<Record<string, string>>;
}

/** Of a rule of Prometheus, what its API says. */
export interface RuleState {
  readonly name: string;
  readonly health: 'unknown' | 'ok' | 'err';
  readonly lastError?: string;
  /** Of an alert. */
  readonly state?: 'inactive' | 'pending' | 'firing';
}

/** A Prometheus that scrapes and evaluates every second. */
export interface RunningPrometheus {
  readonly listRules: () => Promise<readonly RuleState[]>;
  /** How many series a query gives now. */
  readonly count: (query: string) => Promise<number>;
  /** Health of each target. */
  readonly listTargets: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

interface Answer {
  readonly data: {
    readonly groups: readonly { readonly rules: readonly RuleState[] }[];
    readonly activeTargets: readonly { readonly health: string }[];
    readonly result: readonly unknown[];
  };
}

/** Starts the program that `PROMETHEUS` names. */
export async function startPrometheus(groups: readonly RuleGroup[], targets: readonly Target[]): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const configuration = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [join(folder, 'rules.json')],
    scrape_configs: [{ job_name: 'pods', static_configs: targets.map(({ port, labels }) => ({ targets: [`127.0.0.1:${port}`], labels })) }],
  };
  // JSON is YAML too.
  writeFileSync(join(folder, 'prometheus.json'), JSON.stringify(configuration));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups }));
  const address = `127.0.0.1:${await findFreePort()}`;
  const child = spawn(
    process.env['PROMETHEUS'] ?? '',
    [`--config.file=${folder}/prometheus.json`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=${address}`],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const ask = async (path: string) => ((await (await fetch(`http://${address}/api/v1/${path}`)).json()) as Answer).data;
  while (!(await ask('rules').catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`prometheus has ended with ${child.exitCode}`);
    await delay(200);
  }
  return {
    listRules: async () => (await ask('rules')).groups.flatMap(({ rules }) => rules),
    count: async (query) => (await ask(`query?${new URLSearchParams({ query }).toString()}`)).result.length,
    listTargets: async () => (await ask('targets')).activeTargets.map(({ health }) => health),
    stop: async () => {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
