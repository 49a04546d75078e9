/** Documents that `.ci/run` tries: what a `text` block shows there is what the command before it prints. */
export const TRIED: readonly string[] = [
  'docs/add-an-environment.md',
  'docs/doctor.md',
  'docs/from-a-hand-written-manifest.md',
  'docs/tutorial.md',
];

/** Documents that a command writes, and a test that says when one is stale. */
export const WRITTEN: Readonly<Record<string, string>> = {
  'docs/mistakes.md': 'tools/src/mistakes/mistakes.test.ts',
  'docs/platform.md': 'overlays/platform-document.test.ts',
  'docs/what-each-construct-creates.md': 'charts/docs/document.test.ts',
};

/** Documents that show what was seen once, and why no check sees it again. */
export const SEEN_ONCE: Readonly<Record<string, string>> = {
  'docs/alerts.md': 'a Prometheus that finds pods takes minutes to build, and each alert its time; .ci/prove-alerts is run by hand',
  'docs/logs.md': 'the programs that take logs are of no registry, or take long to build; .ci/prove-logs is run by hand',
  'docs/tracing.md': 'spans come from a real Jaeger, which takes ten minutes to build; their ids and times are others each time',
};

/**
 * What the other documents show of a program, by the first line, and what holds it: a test, or the proof that printed it and says so
 * itself when it is no more true.
 */
export const SHOWN: Readonly<Record<string, { readonly file: string; readonly text: string }>> = {
  'Workload                                           CPU, cores         Memory, MiB        Received, KiB/s            Sent, KiB/s  Ready pods':
    { file: 'tools/src/monitor/format-resources.test.ts', text: 'docs/monitor.md shows a table as it is printed' },
  'Nothing was written, for the API server lets nobody change these fields:': {
    file: 'libs/synth/src/upgrade/refusals.test.ts',
    text: 'docs/upgrade.md opens with a message as it is',
  },
  'Replaces: StatefulSet/shop-prod/redis': { file: '.ci/prove-upgrade', text: 'Replaces: ' },
  'the first deploy:': { file: '.ci/prove-tasks', text: 'the first deploy:' },
  'dev/prometheus: retentonDays is no prop of a PrometheusStack; write retentionDays': {
    file: 'charts/src/monitoring/prometheus-stack.test.ts',
    text: 'retentonDays is no prop of a PrometheusStack; write retentionDays',
  },
  'the operator and the store:': { file: '.ci/prove-secrets', text: 'the operator and the store:' },
};
