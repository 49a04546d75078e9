import { createSampler, type SamplerConfig } from './sampler';

const parent = (isSampled: boolean) => ({ traceId: '1'.repeat(32), spanId: '2'.repeat(16), isSampled });

test.each([
  { name: 'always_on', alone: true, sampled: true, unsampled: true },
  { name: 'always_off', alone: false, sampled: false, unsampled: false },
  { name: 'parentbased_always_on', alone: true, sampled: true, unsampled: false },
  { name: 'parentbased_always_off', alone: false, sampled: true, unsampled: false },
  { name: 'parentbased_traceidratio', alone: false, sampled: true, unsampled: false },
] as const)('$name', ({ name, alone, sampled, unsampled }) => {
  const decide = createSampler({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: '0' });

  expect([decide(undefined), decide(parent(true)), decide(parent(false))]).toEqual([alone, sampled, unsampled]);
});

test('a share of the requests that nobody has decided on is recorded', () => {
  const numbers = [0, 0.249, 0.25, 0.999];
  const config: SamplerConfig = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' };
  const decide = createSampler(config, () => numbers.shift() as number);

  expect([decide(undefined), decide(undefined), decide(undefined), decide(undefined)]).toEqual([true, true, false, false]);
});

test.each(['1%', '-0.1', '1.5', ' ', 'NaN'])('a share of %j is told with what it must be', (share) => {
  const create = () => createSampler({ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: share });

  expect(create).toThrow(`OTEL_TRACES_SAMPLER_ARG is ${JSON.stringify(share)}; give a number from 0 to 1, such as 0.01`);
});
