export { Cleanup, type Defer } from './cleanup';
export { type ClusterObject, Kubectl, type List, type Session } from './kubectl';
export { createStopSignal } from './stop-signal';
