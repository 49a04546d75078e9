/** For the tests of platforms that derive rules. */
export { checkRules, type PromtoolOutcome, testWithPrometheus } from './promtool';
