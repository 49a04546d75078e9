import type { Environment } from 'fairlead';

/** What differs per environment: Fairlead's part of it, and ours. */
export interface Overlay extends Environment {
  /** Name under which clients reach the shop. */
  readonly host: string;
}
