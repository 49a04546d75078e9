import type { ReceivedSpan } from '@fairlead/exposition';
import { drawWaterfall, type Waterfall } from './waterfall';

/** Told each time when more of a trace is known. */
type Watcher = (trace: Waterfall) => void;

/** Traces that more may come of: services send their spans when they have ended, each by itself. */
const KEPT = 20;

/** Of one trace. */
const MOST_SPANS = 500;

/** The last traces, as their spans come in. */
export class LiveTraces {
  readonly #spans = new Map<string, readonly ReceivedSpan[]>();
  readonly #watchers = new Set<Watcher>();

  /** Takes spans of any traces. */
  add(received: readonly ReceivedSpan[]): void {
    for (const traceId of new Set(received.map((span) => span.traceId))) {
      const spans = received.filter((span) => span.traceId === traceId);
      const known = [...(this.#spans.get(traceId) ?? []), ...spans].slice(0, MOST_SPANS);
      this.#spans.set(traceId, known);
      for (const watcher of this.#watchers) watcher(drawWaterfall(traceId, known));
    }
    for (const traceId of [...this.#spans.keys()].slice(0, -KEPT)) this.#spans.delete(traceId);
  }

  /** @returns ends it */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }
}
