import type { CommonConfig } from '../config/config';
import type { TraceParent } from './trace-parent';

/** What decides how much is recorded. */
export type SamplerConfig = Pick<CommonConfig, 'OTEL_TRACES_SAMPLER' | 'OTEL_TRACES_SAMPLER_ARG'>;

/**
 * Decides whether a request is recorded, before anything of the SDK is asked: most are not, and cost a number at random.
 *
 * @param parent what a trusted peer said; undefined where nobody did
 */
export type Sampler = (parent: TraceParent | undefined) => boolean;

/**
 * The samplers of OpenTelemetry. One that goes by the id of the trace (`traceidratio`) is not among them: clients choose ids, and so what is
 * recorded.
 *
 * @param random from 0 to 1, without 1
 * @throws Error naming the variable when the share is none
 */
export function createSampler({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: share }: SamplerConfig, random = Math.random): Sampler {
  const ratio = parseShare(share);
  switch (name) {
    case 'always_on':
      return () => true;
    case 'always_off':
      return () => false;
    case 'parentbased_always_on':
      return (parent) => parent?.isSampled ?? true;
    case 'parentbased_always_off':
      return (parent) => parent?.isSampled ?? false;
    case 'parentbased_traceidratio':
      return (parent) => parent?.isSampled ?? random() < ratio;
  }
}

function parseShare(text: string): number {
  const share = Number(text);
  if (!(share >= 0 && share <= 1) || text.trim() === '')
    throw new Error(`OTEL_TRACES_SAMPLER_ARG is ${JSON.stringify(text)}; give a number from 0 to 1, such as 0.01`);
  return share;
}
