import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { PICTURE_STYLE, renderPicture } from '@fairlead/diagnosis/picture';
import { OPERATIONAL_PATHS, type ServiceContract } from 'fairlead/contract';
import { requestsToTry } from '../start/requests-to-try';
import { type LiveEdge, listEdges } from './edges';
import type { LiveLog } from './live-log';
import { pictureOf } from './platform-picture';
import { sendRequest } from './send-request';
import { LiveTraces } from './traces/live-traces';
import { receiveSpans, SPANS_PATH } from './traces/receive-spans';
import { TrafficWatch } from './traffic';

/** What a live view shows, and where. */
export interface LiveViewProps {
  readonly contracts: readonly ServiceContract[];
  readonly log: LiveLog;
  /** Where a service answers on this machine. */
  readonly urlOf: (service: string) => string;
  /** Who takes the requests that the page sends. */
  readonly gateway: string;
  /** 0 for any that is free. */
  readonly port: number;
}

const ADDRESS = '127.0.0.1';
const TRAFFIC_MS = 1_000;

/** Lines leave together: under load there are thousands a second. */
const LOG_MS = 200;

/** Names by which this machine calls itself, with a port. */
const OURSELVES = /^(localhost|127\.0\.0\.1):\d+$/;

const REFUSAL = 'this page is for localhost alone';
const PAGE = join(__dirname, 'page');

/** The page loads its own files and nothing else, and sends to where it came from alone. The image is the empty icon. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/**
 * A page of this machine alone that shows the platform at work: the graph with rates, errors and latencies, the log of all services, and
 * requests to send, each with what all services did for it. It reads metrics only while somebody looks, and is the collector of the
 * services' traces (OTLP over HTTP).
 */
export class LiveView {
  readonly #props: LiveViewProps;
  readonly #edges: readonly LiveEdge[];
  readonly #server: Server;
  readonly #streams = new Set<ServerResponse>();
  readonly #traces = new LiveTraces();

  private constructor(props: LiveViewProps) {
    this.#props = props;
    this.#edges = listEdges(props.contracts);
    this.#server = createServer((request, response) => {
      // Who asks may leave half-way, as a service that is killed while it posts its spans: the platform goes on.
      this.#answer(request, response).catch((error: unknown) => fail(response, error));
    });
  }

  /** @throws Error with `code` of Node's where the port cannot be listened on */
  static async open(props: LiveViewProps): Promise<LiveView> {
    const view = new LiveView(props);
    view.#server.listen(props.port, ADDRESS);
    await once(view.#server, 'listening');
    return view;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://localhost:${typeof address === 'object' ? address?.port : ''}/`;
  }

  async close(): Promise<void> {
    for (const stream of this.#streams) stream.end();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    // A page from elsewhere that has its own name point to this machine would come with that name.
    if (!OURSELVES.test(headers.host ?? '')) return send(response, 403, 'text/plain', REFUSAL);
    const route = `${method} ${url}`;
    if (route === 'GET /events') return this.#stream(response);
    if (route === `POST ${SPANS_PATH}`) return this.#receive(request, response);
    const sent = /^POST \/requests\/(\d+)$/.exec(route);
    if (sent) return this.#try(Number(sent[1]), headers.origin, response);
    const file = FILES[url];
    if (method !== 'GET' || !file) return send(response, 404, 'text/plain', 'there is nothing here');
    send(response, 200, file.type, await file.read(this.#props.contracts, this.#edges));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receiveSpans(request);
    if ('refusal' in received) return send(response, received.refusal, 'text/plain', 'these are no spans of OTLP in Protocol Buffers');
    this.#traces.add(received.spans);
    // The empty message: all were taken.
    response.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end();
  }

  /** Requests are those of a list: whatever page has this one send something cannot say what. */
  async #try(index: number, origin: string | undefined, response: ServerResponse): Promise<void> {
    const request = requestsToTry()[index];
    if (!request) return send(response, 404, 'text/plain', 'there is no such request');
    if (origin !== undefined && !(URL.canParse(origin) && OURSELVES.test(new URL(origin).host)))
      return send(response, 403, 'text/plain', REFUSAL);
    try {
      send(response, 200, 'application/json', JSON.stringify(await sendRequest(this.#props.gateway, request)));
    } catch (error) {
      send(response, 502, 'text/plain', `the gateway does not answer: ${(error as Error).message}`);
    }
  }

  /** Server-sent events: `log` with lines, `traffic` each second, `trace` as spans come. Whoever does not take them gets the newest when it does. */
  #stream(response: ServerResponse): void {
    const { log, urlOf } = this.#props;
    const tell = (event: string, data: unknown) => void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
    this.#streams.add(response);
    const takesMore = () => !response.writableEnded && !response.writableNeedDrain;
    let told = 0;
    const tellLog = () => {
      if (!takesMore() || told === log.count) return;
      tell('log', log.since(told));
      told = log.count;
    };
    const watch = new TrafficWatch(this.#edges, (service) => urlOf(service) + OPERATIONAL_PATHS.metrics);
    const tellTraffic = async () => {
      const traffic = await watch.read();
      if (takesMore()) tell('traffic', traffic);
      if (!response.closed) next = setTimeout(() => void tellTraffic(), TRAFFIC_MS);
    };
    let next: NodeJS.Timeout | undefined;
    const timer = setInterval(tellLog, LOG_MS);
    tellLog();
    void tellTraffic();
    const unwatch = this.#traces.watch((trace) => takesMore() && tell('trace', trace));
    response.on('close', () => {
      unwatch();
      clearInterval(timer);
      clearTimeout(next);
      this.#streams.delete(response);
    });
  }
}

interface PageFile {
  readonly type: string;
  readonly read: (contracts: readonly ServiceContract[], edges: readonly LiveEdge[]) => string | Promise<string>;
}

const FILES: Readonly<Record<string, PageFile>> = {
  '/': {
    type: 'text/html',
    read: async (contracts, edges) =>
      readPage('index.html')
        .replace('<!-- picture -->', await renderPicture(pictureOf(contracts, edges)))
        .replace(
          '<!-- requests -->',
          requestsToTry()
            .map(({ method, path }, index) => `<button data-request="${index}">${method} ${path}</button>`)
            .join('\n'),
        ),
  },
  '/live.css': { type: 'text/css', read: () => readPage('live.css') + PICTURE_STYLE },
  '/live.mjs': { type: 'text/javascript', read: () => readPage('live.mjs') },
  '/lit-html.mjs': { type: 'text/javascript', read: () => readFileSync(require.resolve('lit-html'), 'utf8') },
};

function readPage(name: string): string {
  return readFileSync(join(PAGE, name), 'utf8');
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else send(response, 500, 'text/plain', String(error));
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': `${type}; charset=utf-8` }).end(text);
}
