import type { Step } from './step';
import { deletePods } from './steps/delete-pods';
import { drainNode } from './steps/drain-node';
import { exceedMemoryLimit } from './steps/exceed-memory-limit';
import { killProcesses } from './steps/kill-processes';
import { loseNode } from './steps/lose-node';
import { scale } from './steps/scale';
import { upgrade } from './steps/upgrade';

/** Every step, in the order in which they run. */
export const STEPS: readonly Step[] = [upgrade, drainNode, deletePods, killProcesses, exceedMemoryLimit, loseNode, scale];
