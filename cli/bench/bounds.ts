import { type Bound, type Sample, toBound } from '@fairlead/command-line';
import { median } from 'simple-statistics';

/** One time through everything that is measured, one after the other, so that a busy moment meets all of it alike. */
export interface Round {
  /** `node -e 0`, below which no command of Node comes. */
  readonly node: Sample;
  /** One small file. */
  readonly small: Sample;
  /** 1,000 objects. */
  readonly doctor: Sample;
  /** The same, before anything is kept of what V8 made of the command. */
  readonly first: Sample;
  /** 10,000 objects. */
  readonly large: Sample;
  readonly kubeScore: Sample;
  /** @default it is not on the path */
  readonly kubeLinter?: Sample;
  /** Most memory of the process at 1,000 objects. */
  readonly peakMiB: number;
}

/** Ten times the objects in at most eleven times the time: what grows faster has no room. */
const LIMITS = Object.freeze({ smallShare: 3, growth: 11, peakMiB: 300 });

/** What is aimed at, in the processor time of kube-score. */
export const WANTED_SHARE = 1.6;

/**
 * Holds what was measured to what is promised: of ratios the median over the rounds, of memory the worst.
 *
 * @param mostShare of kube-score's processor time
 */
export function checkBounds(rounds: readonly Round[], mostShare = WANTED_SHARE): readonly Bound[] {
  const share = (of: keyof Omit<Round, 'peakMiB'>, by: keyof Omit<Round, 'peakMiB'>) =>
    median(rounds.map((round) => (round[of]?.cpuMs ?? NaN) / (round[by]?.cpuMs ?? NaN)));
  return [
    toBound('1,000 objects in the processor time of kube-score', share('doctor', 'kubeScore'), mostShare),
    toBound('one small file in the processor time of node -e 0', share('small', 'node'), LIMITS.smallShare),
    toBound('10,000 objects in the processor time of 1,000', share('large', 'doctor'), LIMITS.growth),
    toBound('memory at 1,000 objects', Math.max(...rounds.map(({ peakMiB }) => peakMiB)), LIMITS.peakMiB, 'MiB'),
  ];
}
