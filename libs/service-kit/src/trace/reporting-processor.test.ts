import { BasicTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { ReportingProcessor } from './reporting-processor';

type Export = SpanExporter['export'];

/** What its exporter is given waits for an answer. */
function startProcessor(limit: number) {
  const exports: Parameters<Export>[] = [];
  const exporter: SpanExporter = { export: (...given) => void exports.push(given), shutdown: () => Promise.resolve() };
  const news: string[] = [];
  const processor = new ReportingProcessor(exporter, limit, {
    onSent: () => void news.push('sent'),
    onFailed: (error, lost) => void news.push(`${lost} lost: ${error.message}`),
    onFull: () => void news.push('full'),
  });
  const tracer = new BasicTracerProvider({ spanProcessors: [processor] }).getTracer('test');
  return { processor, exports, news, end: (spans: number) => Array.from({ length: spans }, () => tracer.startSpan('work').end()) };
}

test('each span that ends is sent, waits, or is told as lost', () => {
  const { processor, exports, news, end } = startProcessor(2);

  // Two are on their way, two wait, and for three there is no room.
  end(7);

  expect(exports.map(([spans]) => spans.length)).toEqual([2]);
  expect(news).toEqual(['full', 'full', 'full']);
  expect(processor.unsent).toBe(4);
});

test('a batch that has failed is lost, one that has arrived is not, and there is room for more', async () => {
  const { processor, exports, news, end } = startProcessor(2);
  end(4);

  exports[0]?.[1]({ code: 1, error: new Error('away') });
  await new Promise(setImmediate);
  exports[1]?.[1]({ code: 0 });
  await new Promise(setImmediate);
  end(1);

  expect(news).toEqual(['2 lost: away', 'sent']);
  expect(processor.unsent).toBe(1);
});
