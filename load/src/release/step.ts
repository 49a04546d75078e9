import type { Finding } from './finding';
import type { Proof } from './proof';
import type { Settings } from './settings';

/** Something that happens to the pods or nodes of a platform that is under load, and what is promised then. */
export interface Step {
  readonly name: string;
  /** What happens, in a few words. */
  readonly description: string;
  /** Of the options, what must be given. @default nothing */
  readonly needs?: readonly (keyof Pick<Settings, 'to' | 'program'>)[];
  readonly prove: (proof: Proof) => Promise<readonly Finding[]>;
}
