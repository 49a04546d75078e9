import { sum } from 'simple-statistics';

/** How many clients ask, for how long. In a closed loop each asks again as soon as it has its answer. */
export type LoadShape =
  | { readonly kind: 'closed'; readonly clients: number; readonly durationS: number }
  | { readonly kind: 'requests'; readonly clients: number; readonly requests: number }
  | { readonly kind: 'rate'; readonly clients: number; readonly durationS: number; readonly perSecond: number }
  | { readonly kind: 'stages'; readonly clients: number; readonly stages: readonly Stage[] };

/** From the clients of the stage before, in a line. */
export interface Stage {
  readonly toClients: number;
  readonly durationS: number;
}

/** What the command line may change. */
export interface Scaling {
  readonly clients?: number | undefined;
  readonly durationS?: number | undefined;
}

/** Fits a shape to other numbers: stages keep their proportions, a rate stays what it is. */
export function scaleShape(shape: LoadShape, { clients = shape.clients, durationS }: Scaling): LoadShape {
  switch (shape.kind) {
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
export function findDurationS(shape: LoadShape): number | undefined {
  if (shape.kind === 'requests') return undefined;
  return shape.kind === 'stages' ? lastS(shape) : shape.durationS;
}

/** `1000 clients for 30 s` */
export function describeShape(shape: LoadShape): string {
  const clients = `${shape.clients} client${shape.clients === 1 ? '' : 's'}`;
  switch (shape.kind) {
    case 'closed':
      return `${clients} for ${shape.durationS} s`;
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
