/** For the tests of services; nothing that runs in one imports it. */
export { eventually } from './eventually';
export { describeWithRedis, realRedis } from './real-redis';
export { runProgram } from './run-program';
export { TestProcess } from './test-process';
export { Wire } from './wire';
