import type { Mutant } from './mutant';

/** Slips in what a pod does once it runs. */
export const RUNNING_MUTANTS: readonly Mutant[] = [
  {
    slip: 'forgets that a startup probe holds the liveness probe back',
    file: 'rules/running/probes/slow-start-without-startup-probe.ts',
    before: 'if (!livenessProbe || startupProbe) return [];',
    after: 'if (!livenessProbe) return [];',
    shownBy: 'probes/slow-start-without-startup-probe',
  },
  {
    slip: 'takes the start of a new pod before an old one leaves for the other way round',
    file: 'rules/running/storage/volume-blocks-rollout.ts',
    before: 'rollout.surge > 0 && rollout.unavailable === 0',
    after: 'rollout.surge === 0 && rollout.unavailable > 0',
    shownBy: 'storage/volume-blocks-rollout',
  },
  {
    slip: 'takes a grace period that nobody says for none',
    file: 'rules/running/shutdown/hook-outlives-grace-period.ts',
    before: 'const graceSeconds = said ?? GRACE_PERIOD_SECONDS;',
    after: 'const graceSeconds = said ?? 0;',
    shownBy: 'shutdown/hook-outlives-grace-period',
  },
  {
    slip: 'takes a heap of the size of the limit for one that fits',
    file: 'rules/running/memory/java-heap-exceeds-memory.ts',
    before: 'mebibytes <= memory.mebibytes * (1 - LEAST_SHARE)',
    after: 'mebibytes <= memory.mebibytes',
    shownBy: 'memory/java-heap-exceeds-memory',
  },
  {
    slip: 'holds a heap against a limit the wrong way round',
    file: 'budgets/heap-excess.ts',
    before: 'heap < memory.mebibytes',
    after: 'heap > memory.mebibytes',
    shownBy: 'memory/heap-exceeds-memory',
  },
  {
    slip: 'forgets that each pod has a pool',
    file: 'rules/running/connections/pools-exceed-connections.ts',
    before: 'sum + count.pods * pool',
    after: 'sum + pool',
    shownBy: 'connections/pools-exceed-connections',
  },
  {
    slip: 'takes Forbid for the default',
    file: 'rules/running/jobs/cron-runs-overlap.ts',
    before: "concurrencyPolicy = 'Allow', suspend",
    after: "concurrencyPolicy = 'Forbid', suspend",
    shownBy: 'jobs/cron-runs-overlap',
  },
  {
    slip: 'takes any selector of a constraint for one of its own pods',
    file: 'rules/running/scheduling/spread-misses-own-pods.ts',
    before: 'LabelSet.of(labelSelector).matches(workload.podLabels)',
    after: 'LabelSet.of(labelSelector) !== undefined',
    shownBy: 'scheduling/spread-misses-own-pods',
  },
  {
    slip: 'reads the user of the container alone, and not that of its pod',
    file: 'rules/running/images/root-image-refused.ts',
    before: '(container.securityContext?.runAsNonRoot ?? pod.securityContext?.runAsNonRoot)',
    after: 'container.securityContext?.runAsNonRoot',
    shownBy: 'images/root-image-refused',
  },
  {
    slip: 'thinks that one pod is left where all may leave',
    file: 'rules/running/rollouts/rollout-takes-all-pods.ts',
    before: 'readStep(workload, pods).unavailable < pods',
    after: 'readStep(workload, pods).unavailable <= pods',
    shownBy: 'rollouts/rollout-takes-all-pods',
  },
  {
    slip: 'lets a budget be broken by the one pod that it keeps',
    file: 'budgets/disruption/eviction-budget.ts',
    before: 'allowed.pods >= 1 || pods === 0',
    after: 'allowed.pods >= 0 || pods === 0',
    shownBy: 'rollouts/disruption-budget-blocks-drains',
  },
];
