import type { RuleTexts } from '../finding/rule-text';

/** What budgets are held against. */
export const BUDGET_RULES: RuleTexts = {
  'autoscaler-bounds-crossed': {
    says: 'an autoscaler has a minReplicas above its maxReplicas',
    why: 'The API server rejects it.',
    fix: 'Lower minReplicas, or raise maxReplicas.',
  },
  'autoscaler-without-request': {
    says: 'an autoscaler steers by a share of what containers request, and one of them requests nothing',
    why: 'The share cannot be computed, so the autoscaler reports FailedGetResourceMetric and never scales.',
    fix: 'Give every container of the pod a request, sidecars too, or use a ContainerResource metric.',
  },
  'autoscaler-without-target': {
    says: 'an autoscaler scales a workload that the manifests do not have',
    why: 'It reports FailedGetScale and does nothing else.',
    fix: 'Name the workload that it is meant to scale, with its kind and apiVersion.',
  },
  'autoscalers-collide': {
    says: 'two autoscalers scale one workload',
    why: 'Each undoes what the other does.',
    fix: 'Keep one, with the metrics of both.',
  },
  'disruption-budget-blocks-drains': {
    says: 'a PodDisruptionBudget never lets a pod be evicted',
    why: 'kubectl drain, and every upgrade of the cluster, waits for it without end.',
    fix: 'Write maxUnavailable: 1, which keeps all other pods and lets each be moved.',
  },
  'disruption-budget-selects-nobody': {
    says: 'a PodDisruptionBudget selects no pod',
    why: 'The pods that it was written for may all be evicted at once.',
    fix: 'Select the labels of the pod template.',
  },
  'disruption-budgets-overlap': {
    says: 'two PodDisruptionBudgets select the same pods',
    why: 'The eviction API refuses to evict a pod with more than one, so no drain ends.',
    fix: 'Keep one of them, or narrow the selectors until each pod has one.',
  },
  'grace-period-too-short': {
    says: 'a pod needs longer to stop than its terminationGracePeriodSeconds',
    why: 'The kubelet sends SIGKILL at the end of it, whatever requests are still being answered. A preStop hook counts into it.',
    fix: 'Raise terminationGracePeriodSeconds above the hook and the longest request, or shorten them.',
  },
  'heap-exceeds-memory': {
    says: 'NODE_OPTIONS lets the heap grow beyond the memory limit',
    why: 'The kernel kills the container before Node.js collects what it no longer needs.',
    fix: 'Lower --max-old-space-size to about three quarters of the limit, or raise the limit.',
  },
  'invalid-disruption-budget': {
    says: 'a PodDisruptionBudget has no bound, both bounds, or one that is no count and no percentage',
    why: 'The API server rejects it, so the pods stay unprotected.',
    fix: 'Write maxUnavailable alone, as a count or a percentage.',
  },
  'limit-below-request': {
    says: 'a container requests more than its limit',
    why: 'The API server rejects the pod.',
    fix: 'Raise the limit, or lower the request.',
  },
  'min-ready-seconds-too-long': {
    says: 'minReadySeconds is not below progressDeadlineSeconds',
    why: 'The API server rejects the Deployment.',
    fix: 'Raise progressDeadlineSeconds, or lower minReadySeconds.',
  },
  'missing-disruption-budget': {
    says: 'a workload runs two pods or more, and no PodDisruptionBudget protects them',
    why: 'A drain of several nodes at once, as a cluster upgrade does it, may evict all of them together.',
    fix: 'Add a PodDisruptionBudget with maxUnavailable: 1.',
  },
  'missing-workload': {
    says: 'a declared workload is not in the manifests',
    why: 'Its budget cannot be told.',
    fix: 'Render it, or declare the workload that took its place.',
  },
  'probe-differs': {
    says: 'a probe asks another path or port than the contract of the service declares',
    why: 'The program answers where it is declared to. Elsewhere the answer is none, so pods are restarted or never get ready, or says nothing of how they are.',
    fix: 'Write the declared path and port, or declare those that are meant.',
  },
  'progress-deadline-too-short': {
    says: 'a pod may start within its startup probe and still too late for its rollout',
    why: 'The rollout counts as failed.',
    fix: "Raise progressDeadlineSeconds, or shorten the probe's window.",
  },
  'quota-exceeded': {
    says: 'a rollout needs more than the ResourceQuota of its namespace has',
    why: 'Pods over the quota are refused, so the rollout or the autoscaler is stuck while everything looks healthy.',
    fix: 'Raise the quota, or lower requests, replicas or maxSurge.',
  },
  'quota-holds-rollouts-back': {
    says: 'a rollout of all workloads at once needs more than the ResourceQuota has until old pods have terminated',
    why: 'New pods are refused and tried again, ever later.',
    fix: 'Raise the quota, or bear with slower rollouts.',
  },
  'quota-refuses-pods': {
    says: 'a container does not say an amount that the ResourceQuota of its namespace demands',
    why: 'The quota refuses every pod of it, unless a LimitRange says the amount.',
    fix: 'Give the container the request or limit.',
  },
  'replicas-beside-autoscaler': {
    says: 'a workload says replicas, and an autoscaler scales it',
    why: 'Each apply sets the count back, and the autoscaler changes it again.',
    fix: 'Remove replicas; the autoscaler starts from minReplicas.',
  },
  'rollout-without-step': {
    says: 'a Deployment has maxSurge 0 and maxUnavailable 0',
    why: 'The API server rejects it: its rollout could neither start a pod ahead nor take one away.',
    fix: 'Write maxSurge: 1, which keeps all pods, or maxUnavailable: 1.',
  },
  'startup-window-too-short': {
    says: 'a pod may take longer to start than its startup probe waits',
    why: 'The kubelet restarts it, so a slow start never ends.',
    fix: 'Raise failureThreshold of the startup probe.',
  },
  'store-memory-exceeded': {
    says: 'a store may take more memory than its limit',
    why: 'The kernel kills it when its cache is full and all connections are open.',
    fix: 'Raise the limit, or lower the cache or the connections.',
  },
  'store-reads-exceeded': {
    says: 'the clients of a store may read more at once than it can',
    why: 'What is too much waits in a queue that grows.',
    fix: 'Lower the pool of the clients or their most pods.',
  },
  'store-sockets-exceeded': {
    says: 'the clients of a store may open more connections than it takes',
    why: 'It refuses those that come last, so new pods never get ready.',
    fix: 'Lower the pool of the clients or their most pods, or raise the connections that the store takes.',
  },
  'store-volume-exceeded': {
    says: 'the volume of a store is full before its records expire',
    why: 'The server stops, and then refuses reads too.',
    fix: 'Raise the volume, or keep records for a shorter time.',
  },
  'store-writes-exceeded': {
    says: 'the clients of a store may write more at once than it can',
    why: 'What is too much waits in a queue that grows.',
    fix: 'Lower the pool of the clients or their most pods.',
  },
  'unknown-argument': {
    says: 'an argument of a store that says one of its limits cannot be told',
    why: 'A budget that nobody can compute may not hold.',
    fix: 'Write the argument with its value.',
  },
  'unknown-setting': {
    says: 'a setting in the configuration of a store that says one of its limits cannot be told',
    why: 'A budget that nobody can compute may not hold.',
    fix: 'Write the setting with its value.',
  },
  'unknown-variable': {
    says: 'a variable that a budget depends on cannot be told',
    why: 'A budget that nobody can compute may not hold.',
    fix: 'Give every pod the variable as a whole number, in env or in a ConfigMap.',
  },
  'volumes-exceed-ephemeral-storage': {
    says: 'the empty volumes of a pod may hold more than its limit of ephemeral storage',
    why: 'The kubelet evicts the pod before they are full.',
    fix: 'Raise limits["ephemeral-storage"] or lower sizeLimit.',
  },
};
