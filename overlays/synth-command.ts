import type { SynthCommand } from 'fairlead/synth';

/** How synth is typed here, for what it says to do next. */
export const SYNTH_COMMAND: SynthCommand = { plain: 'npm run synth', withOptions: 'npm run synth --', upgradeGuide: 'docs/upgrade.md' };
