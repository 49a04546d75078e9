import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

/** Hears of what is sent. */
export interface ExportNews {
  readonly onSent: () => void;
  /** @param lost spans that nobody will see */
  readonly onFailed: (error: Error, lost: number) => void;
}

type Done = Parameters<SpanExporter['export']>[1];

/** As `ExportResultCode` of the SDK numbers it. */
const SUCCESS = 0;

/** Passes spans on, and says what became of them: to the service's own log, in place of the SDK's, which writes a line for each batch. */
export class ReportingExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #news: ExportNews;

  constructor(exporter: SpanExporter, news: ExportNews) {
    this.#exporter = exporter;
    this.#news = news;
  }

  export(spans: ReadableSpan[], done: Done): void {
    this.#exporter.export(spans, ({ code, error }) => {
      if (Number(code) === SUCCESS) this.#news.onSent();
      else this.#news.onFailed(error ?? new Error('the collector did not take them'), spans.length);
      done({ code: SUCCESS });
    });
  }

  forceFlush(): Promise<void> {
    return this.#exporter.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }
}
