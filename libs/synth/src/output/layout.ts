import type { Synthesis } from '../synthesis';
import type { Files } from './files';

/** Where the files of a platform are. All paths start from its root. */
export interface Layout {
  /** Folder of the platform. */
  readonly root: string;
  /** Folder of an environment's manifests: `manifests/prod`. */
  readonly manifestsOf: (environment: string) => string;
  /** All that is written for a platform that is sound. */
  readonly filesOf: (syntheses: readonly Synthesis[]) => Files;
  /** Files that are there, that synth has written, and that nothing renders any more. */
  readonly findLeftovers: (files: Files) => readonly string[];
  /**
   * Files that are there under a name that synth writes, and that somebody else has written.
   *
   * @default none
   */
  readonly findForeign?: (files: Files) => readonly string[];
}
