/** For the tests of services; nothing that runs in one imports it. */
export { eventually } from './eventually';
export { findProgram } from './find-program';
export { findFreePort } from './free-port';
export { createMemoryLog, type LogLine } from './memory-log';
export { describeWithOwnRedis, OwnRedis } from './own-redis';
export { describeWithRedis, realRedis } from './real-redis';
export { type RefusingRedis, startRefusingRedis } from './refusing-redis';
export { runProgram } from './run-program';
export { type Callee, startCallee } from './start-callee';
export { type RunningService, runService } from './run-service';
export { runJobOnce, startWorker, type WorkloadParts } from './run-workload';
export type { ReceivedSpan } from '@fairlead/exposition';
export { type Collector, startCollector } from './traces/start-collector';
export { Wire } from './wire';
