import type { Step } from './run-steps';

/** With this line begin figures of Nx's own, and its advice to buy more machines. No setting of Nx leaves them out. */
const OWN_FIGURES = /^ {2}Run duration: /;

/** Runs Nx. */
export const nxStep = (says: string, args: readonly string[]): Step => ({ says, command: ['nx', ...args], leavesOutFrom: OWN_FIGURES });
