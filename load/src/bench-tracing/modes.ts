/** How much a service traces while it is measured. */
export interface TracingMode {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What the others are compared with. */
export const OFF = 'off';

/** The same once more: how far two equal services differ is how far a ratio can be trusted. */
export const OFF_AGAIN = 'off, again';

/** What is to be recorded in production. */
export const ONE_IN_A_HUNDRED = '1 %';

export const ALL = '100 %';

/** @param collector where spans go */
export function listModes(collector: string): readonly TracingMode[] {
  const sampling = (share: string) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector,
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: share,
  });
  return [
    { name: OFF, env: {} },
    { name: OFF_AGAIN, env: {} },
    { name: ONE_IN_A_HUNDRED, env: sampling('0.01') },
    { name: ALL, env: sampling('1') },
  ];
}
