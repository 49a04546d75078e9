/** Values of one series, and when each was. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly Point[];
}

export interface Point {
  /** Seconds since 1970. */
  readonly at: number;
  readonly value: number;
}

/** From when to when, in seconds since 1970, and how many of them lie between two points. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  readonly stepS: number;
}

/** What Prometheus answers. https://prometheus.io/docs/prometheus/latest/querying/api/ */
type Answer =
  | { readonly status: 'success'; readonly data: { readonly result: readonly Result[] } }
  | { readonly status: 'error'; readonly error: string };

interface Result {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: RawPoint;
  readonly values?: readonly RawPoint[];
}

type RawPoint = readonly [at: number, value: string];

/** A server that does not answer is told soon. */
const LIMIT_MS = 20_000;

/** Queries of one Prometheus, or of what speaks its API. */
export class Prometheus {
  readonly #base: string;
  readonly #stop: AbortSignal;

  /** @param url with the path below which it is served, if any */
  constructor({ href }: URL, stop: AbortSignal) {
    this.#base = href.replace(/\/$/, '');
    this.#stop = stop;
  }

  /** Its own time, in seconds since 1970: its clock may differ from ours. */
  async now(): Promise<number> {
    const [series] = await this.query('vector(time())');
    const [point] = series?.points ?? [];
    if (!point) throw new Error(`${this.#base} does not know the time, so it is no Prometheus`);
    return point.value;
  }

  /** What a query gives now: series of one point each. */
  async query(query: string): Promise<readonly Series[]> {
    return this.#get('query', { query });
  }

  /** What a query gives at each step. */
  async queryRange(query: string, { from, to, stepS }: TimeRange): Promise<readonly Series[]> {
    return this.#get('query_range', { query, start: String(from), end: String(to), step: String(stepS) });
  }

  /** @throws Error that says whether it cannot be reached, is something else, or refuses the query */
  async #get(path: string, parameters: Readonly<Record<string, string>>): Promise<readonly Series[]> {
    const answer = await this.#fetch(`/api/v1/${path}?${new URLSearchParams(parameters).toString()}`);
    const body = await readAnswer(answer);
    if (!body)
      throw new Error(
        `${this.#base} answers with ${answer.status}, and not as Prometheus does; give its address, with its path if it has one`,
      );
    if (body.status === 'error') throw new Error(`Prometheus refuses ${parameters['query']}: ${body.error}`);
    return body.data.result.map(toSeries);
  }

  async #fetch(path: string): Promise<Response> {
    const signal = AbortSignal.any([this.#stop, AbortSignal.timeout(LIMIT_MS)]);
    return fetch(`${this.#base}${path}`, { signal }).catch((error: Error) => {
      this.#stop.throwIfAborted();
      // What fetch throws says "fetch failed"; its cause says why.
      const { cause = error } = error;
      throw new Error(`no Prometheus answers at ${this.#base}; forward its port here (kubectl port-forward), or give another address`, {
        cause,
      });
    });
  }
}

async function readAnswer(answer: Response): Promise<Answer | undefined> {
  try {
    const body = (await answer.json()) as Partial<Answer> | null;
    return body?.status === 'success' || body?.status === 'error' ? (body as Answer) : undefined;
  } catch {
    return undefined;
  }
}

function toSeries({ metric, value, values = value ? [value] : [] }: Result): Series {
  const points = values.map(([at, text]) => ({ at, value: Number(text) }));
  return { labels: metric, points: points.filter((point) => Number.isFinite(point.value)) };
}
