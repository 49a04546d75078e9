import type { Defer } from '@fairlead/command-line';
import type { Kubectl } from '@fairlead/cluster';
import type { Engine } from '../engine';
import type { Platform } from '../platform';
import type { ServedPort } from './peer';

/** What is put into the cluster, and by what. */
export interface DeploymentProps {
  readonly platform: Platform;
  readonly engine: Engine;
  readonly served: readonly ServedPort[];
  /** Has Node. */
  readonly image: string;
  readonly kubectl: Kubectl;
  /** Is told what to undo before it is done. */
  readonly defer: Defer;
}
