import { BatchSpanProcessor, type ReadableSpan, type SpanExporter, type SpanProcessor } from '@opentelemetry/sdk-trace-node';

/** Hears what became of the spans that have ended. */
export interface SpanNews {
  readonly onSent: () => void;
  /** @param lost spans that nobody will see */
  readonly onFailed: (error: Error, lost: number) => void;
  /** As many spans wait as may: this one is lost. It is called for each. */
  readonly onFull: () => void;
}

/** As `ExportResultCode` of the SDK numbers it. */
const SUCCESS = 0;

/**
 * Sends spans in batches, and says what became of each: to the service's own log, in place of the SDK's, which writes a line for each batch
 * that fails, and none for what it drops.
 */
export class ReportingProcessor implements SpanProcessor {
  readonly #batches: BatchSpanProcessor;
  readonly #news: SpanNews;
  readonly #limit: number;
  #waiting = 0;
  #underWay = 0;

  /** @param limit most spans that wait */
  constructor(exporter: SpanExporter, limit: number, news: SpanNews) {
    this.#news = news;
    this.#limit = limit;
    this.#batches = new BatchSpanProcessor(this.#report(exporter), { maxQueueSize: limit });
  }

  /** Spans that have ended, and neither arrived nor are lost. */
  get unsent(): number {
    return this.#waiting + this.#underWay;
  }

  onStart(...started: Parameters<BatchSpanProcessor['onStart']>): void {
    this.#batches.onStart(...started);
  }

  onEnd(span: ReadableSpan): void {
    if (this.#waiting >= this.#limit) {
      this.#news.onFull();
      return;
    }
    this.#waiting += 1;
    this.#batches.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.#batches.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#batches.shutdown();
  }

  /** To the SDK all exports succeed. */
  #report(exporter: SpanExporter): SpanExporter {
    return {
      export: (spans, done) => {
        this.#waiting -= spans.length;
        this.#underWay += spans.length;
        exporter.export(spans, ({ code, error }) => {
          this.#underWay -= spans.length;
          if (Number(code) === SUCCESS) this.#news.onSent();
          else this.#news.onFailed(error ?? new Error('the collector did not take them'), spans.length);
          done({ code: SUCCESS });
        });
      },
      forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
      shutdown: () => exporter.shutdown(),
    };
  }
}
