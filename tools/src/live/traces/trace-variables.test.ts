import { withTraces } from './trace-variables';

const VIEW = 'http://127.0.0.1:3080';

test('services send their traces to the live view', () => {
  expect(withTraces({ HOME: '/home/ada' }, VIEW)).toMatchObject({ HOME: '/home/ada', OTEL_EXPORTER_OTLP_ENDPOINT: VIEW });
});

test.each(['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'])(
  'with %s they are sent there, and none is left out',
  (name) => {
    const environment = { [name]: 'http://localhost:4318' };

    expect(withTraces(environment, VIEW)).toEqual(environment);
  },
);
