import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { PromtoolOutcome } from './promtool';

/** Folders of a pod, in place of which files are looked for beside the configuration. */
const FOLDERS = /\/etc\/prometheus\/|\/var\/run\/secrets\/kubernetes\.io\/serviceaccount\//g;

/** Files that it names and that are not its own. */
const OF_THE_POD = ['token', 'ca.crt'];

interface Configuration {
  readonly scrape_configs: readonly Readonly<Record<string, unknown>>[];
}

/**
 * `promtool check config`, and of the rules that it names.
 *
 * @param files texts by name, `prometheus.yml` among them
 */
export function checkConfiguration(files: Readonly<Record<string, string>>): PromtoolOutcome {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text.replaceAll(FOLDERS, `${folder}/`));
  for (const [name, text] of Object.entries(files)) write(name, text);
  for (const name of OF_THE_POD) write(name, '');
  try {
    const outcome = check(folder);
    // Debian's was built without what finds pods.
    if (!outcome.text.includes('field kubernetes_sd_configs not found')) return outcome;
    write('prometheus.yml', withoutKubernetes(files['prometheus.yml'] ?? ''));
    return check(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** JSON is YAML too. */
function withoutKubernetes(text: string): string {
  const configuration = parse(text) as Configuration;
  const others = configuration.scrape_configs.map((job) =>
    Object.fromEntries(Object.entries(job).filter(([field]) => field !== 'kubernetes_sd_configs')),
  );
  return JSON.stringify({ ...configuration, scrape_configs: others });
}

function check(cwd: string): PromtoolOutcome {
  const promtool = join(dirname(process.env['PROMETHEUS'] ?? ''), 'promtool');
  const { status, stdout, stderr, error } = spawnSync(promtool, ['check', 'config', 'prometheus.yml'], { cwd, encoding: 'utf8' });
  if (error) throw error;
  return { status, text: `${stdout}${stderr}` };
}
