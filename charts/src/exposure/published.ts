import type { Exposure } from './exposure-options';

/** What one Ingress or HTTPRoute publishes. */
export interface Published {
  /** Of the object. */
  readonly name: string;
  /** Its paths, its port and its way in, whichever of its hosts it is. */
  readonly exposure: Exposure;
  /** Read when it is rendered. */
  readonly hosts: () => string[];
}
