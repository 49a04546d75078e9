import { RuleUpstream, checkRule } from '../testing/conformance/check-rule';
import { RULES } from '../testing/conformance/rules';
import { type RunningGateway, startGateway } from '../testing/start-gateway';

const upstream = new RuleUpstream();
let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway({ upstreamPort: await upstream.open(), limits: { firstByteMs: 1_000 } });
});

afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

test.each(RULES.map((rule) => [rule.section, rule.must, rule] as const))('%s: %s', async (_section, _must, rule) => {
  expect(await checkRule(rule, gateway.port, upstream)).toBeUndefined();
});
