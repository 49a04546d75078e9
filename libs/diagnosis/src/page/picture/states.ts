import type { EdgeState } from 'fairlead/doctor';

/** How a state of traffic is told from the others without its colour, and what it means. */
export interface StateSign {
  /** Before the ports of an arrow. */
  readonly sign: string;
  readonly says: string;
}

/** The worst first: where many are drawn as one, this one counts. */
export const STATES: Readonly<Record<EdgeState, StateSign>> = Object.freeze({
  blocked: { sign: '✕', says: 'wanted, and policies stop it' },
  unresolved: { sign: '?', says: 'a program is told of it, and nothing here answers to the name' },
  undeclared: { sign: '!', says: 'passes, and nobody declared it' },
  declared: { sign: '', says: 'declared, and passes' },
  inferred: { sign: '≈', says: 'a program is told of it, and nothing here stops it' },
  allowed: { sign: '·', says: 'policies let it through; nothing says whether it is meant' },
});

export const STATE_NAMES = Object.keys(STATES) as readonly EdgeState[];
