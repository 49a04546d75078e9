import type { Tree } from '@nx/devkit';
import type { ServiceNames } from '../names';

/** A service, a worker or a job that is added, or taken out. */
export interface PlacedService extends ServiceNames {
  /** Names of the services that it calls. */
  readonly calls: readonly string[];
  /** The kind of its store. */
  readonly uses: string | undefined;
  readonly isPublic: boolean;
  /** When a job runs: `0 3 * * *`. */
  readonly schedule?: string;
  /** Names of all apps before the change, in their order. */
  readonly before: readonly string[];
  /** The same after it. */
  readonly after: readonly string[];
}

/** Somewhere that the services of the platform are written down. What `add` does, `remove` undoes to the byte. */
export interface Place {
  add(tree: Tree, service: PlacedService): void;
  remove(tree: Tree, service: PlacedService): void;
}
