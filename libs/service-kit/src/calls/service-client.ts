import type { Method, Route, ServiceContract } from 'fairlead/contract';
import { Client } from 'undici';
import { Overloaded, ServiceError, UpstreamFailed, UpstreamTimeout } from '../errors/errors';
import type { Dependency } from '../health/dependency-check';
import { TIME_LEFT_HEADER } from '../limits/time-left';
import { Attempts } from './attempts';
import { headersFor, timeLeftOf } from './call-headers';
import type { CallMetrics } from './call-metrics';
import type { CallAnswer, CallOptions } from './call-options';
import { CallRefused, type RawAnswer } from './call-refused';
import type { CircuitBreaker } from './circuit-breaker';
import { fillPath, type ParamOf } from './fill-path';
import { toServiceError } from './upstream-errors';

/** What a client needs to know of the service that it calls. */
export type CalledContract = Pick<ServiceContract, 'name' | 'probes' | 'capacity' | 'routes'>;

/** Limits of calls. Times are in milliseconds. */
export interface ClientLimits {
  /** For a new connection. */
  readonly connectMs: number;
  /** For a whole answer, where a call says nothing else. */
  readonly callMs: number;
  /** Age at which connections are replaced, so that new pods get their share. */
  readonly renewMs: number;
  /** Largest answer, in bytes. */
  readonly answerBytes: number;
}

/** A tenth of what a route may take by default: who calls others has its own answer to give in time. */
const LIMITS: ClientLimits = Object.freeze({ connectMs: 1_000, callMs: 3_000, renewMs: 30_000, answerBytes: 16 * 1024 * 1024 });

/**
 * Calls one service by what its contract says: its paths, its capacity, and which requests may be sent again. It sends no more at once than
 * the service takes, asks nobody who does not answer, and lets a call last no longer than its caller waits. Paths that the contract does not
 * have do not compile.
 */
export class ServiceClient<Path extends string = string> implements Dependency {
  readonly name: string;
  readonly circuit: CircuitBreaker;
  readonly #routes: readonly Route[];
  readonly #readiness: string;
  readonly #callMs: number;
  readonly #most: number;
  readonly #full: Overloaded;
  readonly #attempts: Attempts;
  readonly #checks: Client;
  #metrics: CallMetrics | undefined;
  #underWay = 0;

  /** @param origin such as `http://user-service:3001` */
  constructor({ name, probes, capacity, routes }: CalledContract, origin: string, limits: Partial<ClientLimits> = {}) {
    const { callMs, ...given } = { ...LIMITS, ...limits };
    this.name = name;
    this.#routes = routes;
    this.#readiness = probes.readiness;
    this.#callMs = callMs;
    this.#most = capacity.concurrent + capacity.waiting;
    this.#full = new Overloaded(`too many requests wait for ${name}; try again`);
    this.#attempts = new Attempts({ name, origin, connections: capacity.concurrent, ...given });
    this.circuit = this.#attempts.circuit;
    this.#checks = new Client(origin, { connectTimeout: given.connectMs });
  }

  /** Counts the calls from now on. */
  countIn(metrics: CallMetrics): void {
    this.#metrics = metrics;
  }

  /** Shown in place of `up` and `down`. */
  get condition(): string | undefined {
    return this.circuit.state === 'closed' ? undefined : 'circuit_open';
  }

  /** The body of an answer to `GET`. Throws as {@link call} does. */
  async get<Body>(path: Path, options: CallOptions<ParamOf<Path>> = {}): Promise<Body> {
    return (await this.call<Body>('GET', path, options)).body;
  }

  /**
   * Calls a route.
   *
   * @param path as the contract has it: `/users/:id`
   * @throws CallRefused for an answer of 300 or more
   * @throws Overloaded, UpstreamFailed, UpstreamTimeout where there was none
   */
  async call<Body>(method: Method, path: Path, options: CallOptions<ParamOf<Path>> = {}): Promise<CallAnswer<Body>> {
    const route = this.#getRoute(method, path);
    if (this.#underWay >= this.#most) throw this.#full;
    const startedAt = performance.now();
    let status = 500;
    this.#underWay += 1;
    try {
      const answer = await this.#askInTime(method, route, options);
      status = answer.status;
      if (status >= 300) throw new CallRefused(this.name, answer);
      return { status, headers: answer.headers, body: parseBody(this.name, answer) as Body };
    } catch (error) {
      if (error instanceof ServiceError && !(error instanceof CallRefused)) status = error.status;
      throw error;
    } finally {
      this.#underWay -= 1;
      this.#metrics?.observe(this.name, method, status, performance.now() - startedAt);
    }
  }

  /** Whether it is ready, asked on a connection of its own each time: whichever pod answers, and however busy the others are. */
  async check(signal: AbortSignal): Promise<void> {
    const { statusCode, body } = await this.#checks.request({ path: this.#readiness, method: 'GET', reset: true, signal });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${this.name} answered ${statusCode} at ${this.#readiness}`);
  }

  /** Ends the connections once the calls under way are answered. */
  async close(): Promise<void> {
    await Promise.all([this.#attempts.close(), this.#checks.destroy()]);
  }

  /** What the contract does not have is a fault of the program, which no client can help. */
  #getRoute(method: Method, path: string): Route {
    const route = this.#routes.find((each) => each.path === path && each.methods.includes(method));
    if (route) return route;
    const known = this.#routes.map((each) => `${each.methods.join(', ')} ${each.path}`);
    throw new Error(`the contract of ${this.name} has no ${method} ${path}; it has ${known.join('; ') || 'no routes'}`);
  }

  async #askInTime(method: Method, { path, retryable = false }: Route, options: CallOptions): Promise<RawAnswer> {
    const { for: request, params, query, body, headers, timeoutMs = this.#callMs } = options;
    const trace = options.trace ?? request?.res?.trace;
    const target = fillPath(path, params, query);
    const limitMs = Math.floor(Math.min(timeoutMs, request ? timeLeftOf(request) : Infinity));
    if (limitMs < 1) throw new UpstreamTimeout(`${this.name} was not asked, since nobody waits for its answer any more`);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), limitMs);
    const sent = {
      method,
      path: target,
      headers: { ...headersFor(request, trace, body !== undefined), [TIME_LEFT_HEADER]: String(limitMs), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: deadline.signal,
    };
    const isSafe = retryable && method === 'GET';
    const onRetry = () => this.#metrics?.countRetry(this.name);
    try {
      return await this.#attempts.send(sent, {
        isSafe,
        isPatient: limitMs >= this.#callMs / 2,
        onRetry,
        trace,
        template: path,
      });
    } catch (error) {
      if (deadline.signal.aborted) throw new UpstreamTimeout(`${this.name} did not answer within ${limitMs} ms`, error);
      throw toServiceError(this.name, error as Error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function parseBody(name: string, { text }: RawAnswer): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UpstreamFailed(`${name} answered no JSON`, error);
  }
}
