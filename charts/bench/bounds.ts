import { type Bound, type Sample, toBound, toShown } from '@fairlead/command-line';
import { median } from 'simple-statistics';
import type { GraphSample } from './synthesize-graph';

/** One time through everything that is measured, one after the other, so that a busy moment meets all of it alike. */
export interface Round {
  readonly synth: Sample;
  readonly cdk8sSynth: Sample;
  readonly small: GraphSample;
  readonly large: GraphSample;
}

/** Ten times the services in at most eleven times the time: what grows faster than the graph has no room. */
const LIMITS = Object.freeze({ synthShare: 0.3, largeShare: 11, peakMiB: 1_024 });

/** Holds what was measured to what is promised: of ratios the median over the rounds, of memory the worst. */
export function checkBounds(rounds: readonly Round[]): readonly Bound[] {
  const [{ small, large }] = rounds as readonly [Round];
  const growth = `${large.services} services in the processor time of ${small.services}`;
  return [
    toBound('synth in the processor time of cdk8s synth', ratios(rounds, 'cpuMs').synth, LIMITS.synthShare),
    toShown('the same by the clock', ratios(rounds, 'wallMs').synth, LIMITS.synthShare),
    toBound(growth, ratios(rounds, 'cpuMs').large, LIMITS.largeShare),
    toShown('the same by the clock', ratios(rounds, 'wallMs').large, LIMITS.largeShare),
    toBound(`memory at ${large.services} services`, Math.max(...rounds.map((round) => round.large.peakMiB)), LIMITS.peakMiB, 'MiB'),
  ];
}

function ratios(rounds: readonly Round[], time: keyof Sample) {
  return {
    synth: median(rounds.map(({ synth, cdk8sSynth }) => synth[time] / cdk8sSynth[time])),
    large: median(rounds.map(({ small, large }) => large[time] / small[time])),
  };
}
