export { ClusterFailure, FAILURES, type FailureName, findFailure } from './cluster-failure';
export { type Condition, findCondition } from './condition';
export { type Answer, type ClusterObject, type ClusterPlace, type Forward, Kubectl, type List, type Session } from './kubectl';
