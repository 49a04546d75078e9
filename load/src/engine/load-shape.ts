import { sum } from 'simple-statistics';

/** How many clients ask, for how long. In a closed loop each asks again as soon as it has its answer. */
export type LoadShape =
  | { readonly kind: 'closed'; readonly clients: number; readonly durationS: number }
  | { readonly kind: 'requests'; readonly clients: number; readonly requests: number }
  | { readonly kind: 'rate'; readonly clients: number; readonly durationS: number; readonly perSecond: number }
  | { readonly kind: 'stages'; readonly clients: number; readonly stages: readonly Stage[] };

/** A rate that is a share of the best one, which is not known before the run. */
export interface ShareOfBestRate {
  readonly kind: 'share of best rate';
  readonly clients: number;
  readonly durationS: number;
  readonly share: number;
}

/** From the clients of the stage before, in a line. */
export interface Stage {
  readonly toClients: number;
  readonly durationS: number;
}

/** What the command line may change. */
export interface Scaling {
  readonly clients?: number | undefined;
  readonly durationS?: number | undefined;
  readonly perSecond?: number | undefined;
}

/** Fits a shape to other numbers: stages keep their proportions, a rate stays what it is unless another is given. */
export function scaleShape(
  shape: LoadShape | ShareOfBestRate,
  { clients = shape.clients, durationS, perSecond }: Scaling,
): LoadShape | ShareOfBestRate {
  if (perSecond !== undefined && shape.kind !== 'share of best rate')
    throw new Error('--rate does not fit: the clients of this scenario ask as fast as they are answered');
  switch (shape.kind) {
    case 'share of best rate':
      return perSecond === undefined
        ? { ...shape, clients, durationS: durationS ?? shape.durationS }
        : { kind: 'rate', clients, durationS: durationS ?? shape.durationS, perSecond };
    case 'closed':
    case 'rate':
      return { ...shape, clients, durationS: durationS ?? shape.durationS };
    case 'requests':
      if (durationS !== undefined) throw new Error('--duration does not fit: this scenario ends after a number of requests');
      return { ...shape, clients: Math.min(clients, shape.requests) };
    case 'stages': {
      const [more, longer] = [clients / shape.clients, (durationS ?? lastS(shape)) / lastS(shape)];
      const stages = shape.stages.map((stage) => ({
        toClients: Math.round(stage.toClients * more),
        durationS: stage.durationS * longer,
      }));
      return { kind: 'stages', clients, stages };
    }
  }
}

/** How long it lasts, in seconds; undefined when it ends by itself. */
export function findDurationS(shape: LoadShape | ShareOfBestRate): number | undefined {
  if (shape.kind === 'requests') return undefined;
  return shape.kind === 'stages' ? lastS(shape) : shape.durationS;
}

/** `1000 clients for 30 s` */
export function describeShape(shape: LoadShape | ShareOfBestRate): string {
  const clients = `${shape.clients} client${shape.clients === 1 ? '' : 's'}`;
  switch (shape.kind) {
    case 'closed':
      return `${clients} for ${shape.durationS} s`;
    case 'share of best rate':
      return `${100 * shape.share} % of the best rate from ${clients} for ${shape.durationS} s`;
    case 'rate':
      return `${shape.perSecond} requests a second from ${clients} for ${shape.durationS} s`;
    case 'requests':
      return `${shape.requests} requests from ${clients}`;
    case 'stages':
      return shape.stages.map(({ toClients, durationS }) => `${round(durationS)} s to ${toClients}`).join(', ') + ' clients';
  }
}

function lastS({ stages }: Extract<LoadShape, { kind: 'stages' }>): number {
  return sum(stages.map(({ durationS }) => durationS));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
