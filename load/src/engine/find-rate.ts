import type { Engine, EngineTask } from './engine';
import type { LoadShape, ShareOfBestRate } from './load-shape';

/** How long clients ask in a closed loop to find the best rate: a tenth of the run, and no longer than this, in seconds. */
const LONGEST_S = 30;

/** A shape whose rate is known, and the best rate where it was looked for. */
export interface FoundRate {
  readonly shape: LoadShape;
  readonly bestRate?: number;
}

/**
 * Makes a rate of the share of the best one: what the same clients are answered in a closed loop.
 *
 * @throws Error when they are answered nothing
 */
export async function findRate(
  engine: Engine,
  task: Omit<EngineTask, 'shape' | 'begin'>,
  shape: LoadShape | ShareOfBestRate,
): Promise<FoundRate> {
  if (shape.kind !== 'share of best rate') return { shape };
  const { clients, durationS, share } = shape;
  const { total, durationS: askedS } = await engine({
    ...task,
    shape: { kind: 'closed', clients, durationS: Math.min(LONGEST_S, durationS / 10) },
    begin: () => performance.now(),
  });
  const bestRate = (total.requests - total.failed) / askedS;
  if (bestRate === 0)
    throw new Error(`of ${total.requests} requests in a closed loop none was answered well, so that there is no best rate`);
  return { shape: { kind: 'rate', clients, durationS, perSecond: Math.max(1, Math.round(share * bestRate)) }, bestRate };
}
