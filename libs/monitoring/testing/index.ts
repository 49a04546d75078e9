/** For the tests of platforms that derive rules. */
export { checkConfiguration } from './check-configuration';
export { checkRules, type PromtoolOutcome, testWithPrometheus } from './promtool';
