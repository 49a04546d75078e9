import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type ReceivedSpan, readSpans } from '@fairlead/exposition';
import { eventually } from '../eventually';
import { startCallee } from '../start-callee';

/** A collector of traces that keeps what it gets. */
export interface Collector {
  /** What a service needs in its environment to send its spans there, soon. */
  readonly environment: Readonly<Record<string, string>>;
  readonly spans: readonly ReceivedSpan[];
  /** Of what was posted, with queries. */
  readonly paths: readonly string[];
  /** Waits for so many spans that fit. */
  find(fits: (span: ReceivedSpan) => boolean, count?: number): Promise<readonly ReceivedSpan[]>;
  /** Answers with another status from now on; 0 for no answer at all. */
  answerWith(status: number): void;
  readonly stop: () => Promise<void>;
}

/** Starts one on a free port: OTLP over HTTP, in Protocol Buffers. */
export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const paths: string[] = [];
  let status = 200;
  const { origin, stop } = await startCallee((request, response) => {
    paths.push(String(request.url));
    void buffer(request).then((body) => {
      if (status === 200) spans.push(...readSpans(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body));
      if (status !== 0) response.writeHead(status, { 'Content-Type': 'application/x-protobuf' }).end();
    });
  });
  // What the SDK reads by itself, of this process.
  process.env['OTEL_BSP_SCHEDULE_DELAY'] = '20';
  return {
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: origin, OTEL_BSP_SCHEDULE_DELAY: '20' },
    spans,
    paths,
    find: (fits, count = 1) =>
      eventually(() => {
        const found = spans.filter(fits);
        return found.length >= count && found;
      }),
    answerWith: (given) => void (status = given),
    stop,
  };
}
