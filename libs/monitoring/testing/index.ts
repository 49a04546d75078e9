/** For the tests of platforms that derive rules and dashboards. */
export { checkConfiguration } from './check-configuration';
export { describePods, startExporters } from './exporters';
export { checkRules, type PromtoolOutcome, testWithPrometheus } from './promtool';
export { readQuery, selectorsOf } from './read-query';
export { startApp } from './running-app';
export { type RunningPrometheus, startPrometheus } from './running-prometheus';
