import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBlocks } from '../documents/blocks';
import { WORKSPACE } from '../workspace/workspace';
import { toMarkdown, toText } from './format-resources';
import type { ResourceReport } from './watch-resources';

const REPORT: ResourceReport = {
  version: 1,
  from: '2026-11-29T10:00:00.000Z',
  to: '2026-11-29T10:00:30.000Z',
  durationS: 30,
  windowS: 60,
  readySource: 'kube_pod_status_ready',
  workloads: [
    {
      namespace: 'shop',
      workload: 'redis',
      cpuCores: { minimum: 0.0123, average: 1.234, maximum: 12.34 },
      memoryBytes: { minimum: 2 ** 20, average: 2 ** 21, maximum: 300.5 * 2 ** 20 },
      readyPods: { minimum: 0, average: 0.75, maximum: 1 },
    },
  ],
};

const DESCRIPTION =
  'Minimum / average / maximum of all pods of a workload together, from 2026-11-29T10:00:00.000Z to 2026-11-29T10:00:30.000Z; each rate looks 60 s back. Ready pods: kube_pod_status_ready.';

test('text has columns below each other, and a dash for what is not known', () => {
  expect(toText(REPORT).split('\n')).toEqual([
    'Workload             CPU, cores  Memory, MiB  Received, KiB/s  Sent, KiB/s     Ready pods',
    'shop/redis  0.012 / 1.23 / 12.3  1 / 2 / 301                –            –  0 / 0.750 / 1',
    '',
    DESCRIPTION,
  ]);
});

test('Markdown has the same cells', () => {
  expect(toMarkdown(REPORT).split('\n')).toEqual([
    '### Resources',
    '',
    '| Workload | CPU, cores | Memory, MiB | Received, KiB/s | Sent, KiB/s | Ready pods |',
    '| :-- | --: | --: | --: | --: | --: |',
    '| shop/redis | 0.012 / 1.23 / 12.3 | 1 / 2 / 301 | – | – | 0 / 0.750 / 1 |',
    '',
    DESCRIPTION,
    '',
  ]);
});

test('docs/monitor.md shows a table as it is printed', () => {
  const document = readFileSync(join(WORKSPACE, 'docs/monitor.md'), 'utf8');
  const { text = '' } = findBlocks(document).find(({ language }) => language === 'text') ?? {};

  const [, ...rows] = text.trimEnd().split('\n');
  const printed = toText({ ...REPORT, workloads: rows.map(readRow) });

  expect(rows.length).toBeGreaterThan(1);
  expect(printed).toMatch(text);
});

/** What a row was printed of. */
function readRow(row: string): ResourceReport['workloads'][number] {
  const [name = '', cpu = '', memory = '', received = '', sent = '', ready = ''] = row.split(/ {2,}/);
  const [namespace = '', workload = ''] = name.split('/');
  return {
    namespace,
    workload,
    cpuCores: readSpread(cpu, 1),
    memoryBytes: readSpread(memory, 2 ** 20),
    receivedBytesPerSecond: readSpread(received, 2 ** 10),
    sentBytesPerSecond: readSpread(sent, 2 ** 10),
    readyPods: readSpread(ready, 1),
  };
}

/** `17.0` was rounded, and `17` was not. */
function readSpread(cell: string, unit: number) {
  const [minimum = 0, average = 0, maximum = 0] = cell.split(' / ').map((text) => (Number(text) + (text.includes('.') ? 1e-6 : 0)) * unit);
  return { minimum, average, maximum };
}

test('where nothing tells which pods are ready, that is said', () => {
  const { version, from, to, durationS, windowS, workloads } = REPORT;

  expect(toText({ version, from, to, durationS, windowS, workloads })).toContain('Nothing tells which pods are ready.');
});
