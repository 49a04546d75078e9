import type { Rule } from '../rule';
import { poolsExceedConnections } from './connections/pools-exceed-connections';
import { mutableImageTag } from './images/mutable-image-tag';
import { rootImageRefused } from './images/root-image-refused';
import { cronRunsOverlap } from './jobs/cron-runs-overlap';
import { cronScheduleRefused } from './jobs/cron-schedule-refused';
import { restartPolicyRefused } from './jobs/restart-policy-refused';
import { goMemoryLimitExceedsMemory } from './memory/go-memory-limit-exceeds-memory';
import { javaHeapExceedsMemory } from './memory/java-heap-exceeds-memory';
import { memoryBelowMinimum } from './memory/memory-below-minimum';
import { portNameTwice } from './ports/port-name-twice';
import { livenessChecksDependencies } from './probes/liveness-checks-dependencies';
import { livenessWithoutPatience } from './probes/liveness-without-patience';
import { probeCommandTimesOut } from './probes/probe-command-times-out';
import { slowStartWithoutStartupProbe } from './probes/slow-start-without-startup-probe';
import { daemonSetSurgeHoldsPort } from './rollouts/daemon-set-surge-holds-port';
import { rolloutNeedsSpareNode } from './rollouts/rollout-needs-spare-node';
import { rolloutTakesAllPods } from './rollouts/rollout-takes-all-pods';
import { serviceScaledToZero } from './rollouts/service-scaled-to-zero';
import { strategyRefused } from './rollouts/strategy-refused';
import { spreadMissesOwnPods } from './scheduling/spread-misses-own-pods';
import { spreadRefused } from './scheduling/spread-refused';
import { spreadUnsatisfiable } from './scheduling/spread-unsatisfiable';
import { hookOutlivesGracePeriod } from './shutdown/hook-outlives-grace-period';
import { shutdownOutlivesGracePeriod } from './shutdown/shutdown-outlives-grace-period';
import { storeWithoutVolume } from './storage/store-without-volume';
import { volumeBlocksRollout } from './storage/volume-blocks-rollout';
import { volumeSharedAcrossNodes } from './storage/volume-shared-across-nodes';

/** How pods start, stop, are replaced and keep what they have. */
export const RUNNING_RULES: readonly Rule[] = [
  cronRunsOverlap,
  cronScheduleRefused,
  daemonSetSurgeHoldsPort,
  goMemoryLimitExceedsMemory,
  hookOutlivesGracePeriod,
  javaHeapExceedsMemory,
  livenessChecksDependencies,
  livenessWithoutPatience,
  memoryBelowMinimum,
  mutableImageTag,
  poolsExceedConnections,
  portNameTwice,
  probeCommandTimesOut,
  restartPolicyRefused,
  rolloutNeedsSpareNode,
  rolloutTakesAllPods,
  rootImageRefused,
  serviceScaledToZero,
  shutdownOutlivesGracePeriod,
  slowStartWithoutStartupProbe,
  spreadMissesOwnPods,
  spreadRefused,
  spreadUnsatisfiable,
  storeWithoutVolume,
  strategyRefused,
  volumeBlocksRollout,
  volumeSharedAcrossNodes,
];
