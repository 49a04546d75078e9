import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RuleGroup } from '../src/rules/rule';
import { ALWAYS_SCRAPED, type AlertCase, type Scene } from './alert-case';

const prometheus = process.env['PROMETHEUS'];

/** Runs a test with the Prometheus that `PROMETHEUS` names, and the `promtool` beside it; or skips it and says why. */
export const testWithPrometheus: typeof test = ((name: string, run: jest.ProvidesCallback, timeout?: number) =>
  prometheus === undefined
    ? test.skip(`${name} (skipped: set PROMETHEUS to the path of one)`, run)
    : test(name, run, timeout)) as typeof test;

/** What promtool said. */
export interface PromtoolOutcome {
  readonly status: number | null;
  readonly text: string;
}

/** `promtool check rules`, where duplicates are errors too. */
export function checkRules(groups: readonly RuleGroup[]): PromtoolOutcome {
  return inFolder(groups, (folder) => run(folder, ['check', 'rules', '--lint=all', '--lint-fatal', 'rules.json']));
}

/** `promtool test rules`: each alert in the scene in which it is raised, before that, and in the one in which nothing is. */
export function testRules(groups: readonly RuleGroup[], cases: readonly AlertCase[]): PromtoolOutcome {
  return inFolder(groups, (folder) => {
    const tests = { rule_files: ['rules.json'], evaluation_interval: '1m', tests: cases.flatMap(toTests) };
    writeFileSync(join(folder, 'tests.json'), JSON.stringify(tests));
    return run(folder, ['test', 'rules', 'tests.json']);
  });
}

function toTests({ alert, component, variant, fires, silent }: AlertCase) {
  const name = [alert, component, ...(variant === undefined ? [] : [variant])].join(', ');
  const own = `count(ALERTS{alertstate="firing", alertname="${alert}", component="${component}", namespace="shop-prod"})`;
  const any = 'count by (alertname, component) (ALERTS{alertstate="firing"})';
  return [
    {
      ...sceneOf(`${name}: fires`, fires),
      promql_expr_test: [
        ...(fires.tooEarly === undefined ? [] : [{ expr: own, eval_time: fires.tooEarly, exp_samples: [] }]),
        { expr: `${own} > 0`, eval_time: fires.at, exp_samples: [{ labels: '{}', value: 1 }] },
      ],
    },
    { ...sceneOf(`${name}: silent`, silent), promql_expr_test: [{ expr: any, eval_time: silent.at, exp_samples: [] }] },
  ];
}

function sceneOf(name: string, { series }: Scene) {
  const all = Object.entries({ ...ALWAYS_SCRAPED, ...series });
  return { name, interval: '30s', input_series: all.map(([key, values]) => ({ series: key, values })) };
}

/** JSON is YAML too. */
function inFolder(groups: readonly RuleGroup[], work: (folder: string) => PromtoolOutcome): PromtoolOutcome {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups }));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(cwd: string, args: readonly string[]): PromtoolOutcome {
  const { status, stdout, stderr, error } = spawnSync(join(dirname(prometheus ?? ''), 'promtool'), args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  return { status, text: `${stdout}${stderr}` };
}
