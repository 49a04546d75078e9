import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { createMetrics } from './metrics';
import { formatOpenMetrics } from './open-metrics';

test('writes families as OpenMetrics has them', async () => {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: 'seen_total', help: 'A "counter"\nof \\ things.', labelNames: ['what'], registers }).inc({ what: 'a"b\\c\nd' }, 2);
  new Gauge({ name: 'level', help: 'A gauge.', registers }).set(-Infinity);
  new Histogram({ name: 'took_seconds', help: 'A histogram.', buckets: [1], registers }).observe(0.5);

  expect(await formatOpenMetrics(registry)).toBe(
    [
      '# HELP seen A \\"counter\\"\\nof \\\\ things.',
      '# TYPE seen counter',
      'seen_total{what="a\\"b\\\\c\\nd"} 2',
      '# HELP level A gauge.',
      '# TYPE level gauge',
      'level -Inf',
      '# HELP took_seconds A histogram.',
      '# TYPE took_seconds histogram',
      'took_seconds_bucket{le="1"} 1',
      'took_seconds_bucket{le="+Inf"} 1',
      'took_seconds_sum 0.5',
      'took_seconds_count 1',
      '# EOF',
      '',
    ].join('\n'),
  );
});

test('has the same series as the text of Prometheus, in whichever order both are asked for', async () => {
  const metrics = createMetrics({ SERVICE_VERSION: '1' });
  const { registry } = metrics;
  metrics.observeRequest({ method: 'GET', route: '/', status: 200, durationMs: 1 });
  const namesIn = (text: string) => [...new Set(text.split('\n').flatMap((line) => /^[a-z]\w*/.exec(line) ?? []))].sort();

  const open = await formatOpenMetrics(registry);
  const plain = await registry.metrics();

  expect(namesIn(open)).toEqual(namesIn(plain));
  expect(namesIn(plain)).toContain('http_requests_total');
});

test('a measurement of a span is the example of its bucket, and the last of them', async () => {
  const metrics = createMetrics({ SERVICE_VERSION: '1' });
  const outcome = { method: 'GET', route: '/', status: 200 };
  metrics.observeRequest({ ...outcome, durationMs: 4 }, { traceId: 'first', spanId: '1' });
  metrics.observeRequest({ ...outcome, durationMs: 4.5 }, { traceId: 'second', spanId: '2' });
  metrics.observeRequest({ ...outcome, durationMs: 3 });
  metrics.observeRequest({ ...outcome, durationMs: 60_000 }, { traceId: 'long', spanId: '3' });

  const examples = (await formatOpenMetrics(metrics.registry)).split('\n').filter((line) => line.includes('trace_id'));

  expect(examples).toEqual([
    expect.stringMatching(
      /^http_request_duration_seconds_bucket\{le="0.005",.*\} 3 # \{trace_id="second",span_id="2"\} 0.0045 1\d{9}\.?\d*$/,
    ),
    expect.stringMatching(/^http_request_duration_seconds_bucket\{le="\+Inf",.*\} 4 # \{trace_id="long",span_id="3"\} 60 1\d{9}\.?\d*$/),
  ]);
});
