import { setTimeout as delay } from 'node:timers/promises';
import { METHODS } from 'fairlead/contract';
import fc from 'fast-check';
import type { OpenApiDocument } from '@fairlead/contracts/api-gateway/http';
import { Api, type Endpoint } from './api';
import { findAnswerFault } from './check-answer';
import { LinkedValues } from './linked-values';
import { faultyRequests, type PlannedRequest, prepare, validRequests } from './requests';
import { type ApiAnswer, type ApiRequest, send } from './send';

/** Statuses that blame the form of a request: one that keeps to the document never gets them. */
const FORM_IS_WRONG = [400, 408, 413, 415, 417, 431];

/** How often a request is sent while a service says that it cannot answer now: on a busy machine, a store may take too long. */
const MOST_TRIES = 5;

/** How often requests are made anew until each status of success has come. */
const MOST_ROUNDS = 10;

/** Holds running services to an OpenAPI document, with requests that are made from that document. */
export class ApiCheck {
  readonly api: Api;
  readonly #url: string;
  readonly #runs: number;
  readonly #linked = new LinkedValues();
  readonly #seen = new Map<string, Set<number>>();

  /** @param runs requests to each operation that keep to the document; for each fault that a request can have, a tenth */
  constructor(document: OpenApiDocument, url: string, runs: number) {
    this.api = new Api(document);
    this.#url = url;
    this.#runs = runs;
  }

  /**
   * Requests that keep to the document are answered as it says, and are not refused for their form; those with one fault are refused, also
   * as it says.
   *
   * @returns what is not so, in one line
   */
  async findFault(endpoint: Endpoint): Promise<string | undefined> {
    return (await this.#findRefused(endpoint)) ?? (await this.#findAccepted(endpoint)) ?? (await this.#findUnseen(endpoint));
  }

  /** The methods of a path are those of the document, and `HEAD` where `GET` is; `Allow` says so. */
  async findMethodFault(path: string): Promise<string | undefined> {
    const endpoints = this.api.endpoints.filter((endpoint) => endpoint.path === path);
    const described = endpoints.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const target = path.replaceAll(/\{\w+\}/g, 'x');
    for (const method of [...METHODS, 'OPTIONS'].filter((each) => !described.includes(each))) {
      const { status, headers } = await send(this.#url, { method, target, headers: {} });
      if (status !== 405 || headers['allow'] !== described.join(', '))
        return `${method} ${path} answers ${status} with Allow: ${headers['allow']}, where the document has ${described.join(', ')}`;
    }
    return undefined;
  }

  async #try<Planned>(requests: fc.Arbitrary<Planned>, findFault: (planned: Planned) => Promise<string | undefined>, numRuns = this.#runs) {
    const property = fc.asyncProperty(requests, async (planned) => {
      const fault = await findFault(planned);
      if (fault !== undefined) throw new Error(fault);
    });
    // To find the smallest request that shows a fault would take as many again for each character.
    const { failed, errorInstance, seed } = await fc.check(property, { numRuns, endOnFailure: true });
    return failed ? `${String((errorInstance as Error | null)?.message)} (seed ${seed})` : undefined;
  }

  #findRefused(endpoint: Endpoint): Promise<string | undefined> {
    return this.#try(validRequests(this.api, endpoint), (planned) => this.#findFaultOfValid(endpoint, planned));
  }

  async #findFaultOfValid(endpoint: Endpoint, planned: PlannedRequest): Promise<string | undefined> {
    const request = prepare(endpoint, planned, this.#linked);
    const answer = await this.#send(endpoint, request);
    const fault = findAnswerFault(this.api, endpoint, answer) ?? findRefusal(answer);
    if (fault !== undefined) return `${show(request)} keeps to the document and ${fault}`;
    return endpoint.method === 'GET' ? this.#findHeadFault(endpoint, request) : undefined;
  }

  async #findHeadFault(endpoint: Endpoint, get: ApiRequest): Promise<string | undefined> {
    const request = { ...get, method: 'HEAD' };
    const fault = findAnswerFault(this.api, endpoint, await send(this.#url, request), { isHead: true });
    return fault && `${show(request)} ${fault}`;
  }

  async #findAccepted(endpoint: Endpoint): Promise<string | undefined> {
    for (const { fault, values } of faultyRequests(this.api, endpoint)) {
      const found = await this.#try(values, (planned) => this.#findFaultOfFaulty(endpoint, fault, planned), this.#runs / 10);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #findFaultOfFaulty(endpoint: Endpoint, forbidden: string, planned: PlannedRequest): Promise<string | undefined> {
    const request = prepare(endpoint, planned, this.#linked);
    const answer = await this.#send(endpoint, request);
    // Any other refusal, such as that of a duplicate, means that the fault itself was taken.
    const refusals = isPathFixed(endpoint, planned) ? [404] : FORM_IS_WRONG;
    const isRefused = refusals.includes(answer.status);
    const fault = findAnswerFault(this.api, endpoint, answer) ?? (isRefused ? undefined : `answers ${answer.status}: ${answer.body}`);
    return fault && `${show(request)} breaks the document, since ${forbidden}, and ${fault}`;
  }

  /** Every status of success comes, or what was checked says nothing of it. By chance it may take some more requests. */
  async #findUnseen(endpoint: Endpoint): Promise<string | undefined> {
    for (let round = 0; round < MOST_ROUNDS && this.#unseen(endpoint).length > 0; round += 1) {
      const fault = await this.#findRefused(endpoint);
      if (fault !== undefined) return fault;
    }
    const unseen = this.#unseen(endpoint);
    return unseen.length > 0 ? `${endpoint.method} ${endpoint.path} never answers ${unseen.join(' or ')}` : undefined;
  }

  #unseen({ operation }: Endpoint): readonly string[] {
    const seen = this.#seen.get(operation.operationId) ?? new Set();
    return Object.keys(operation.responses).filter((status) => Number(status) < 400 && !seen.has(Number(status)));
  }

  async #send(endpoint: Endpoint, request: ApiRequest): Promise<ApiAnswer> {
    const answer = await this.#sendUntilAble(request);
    const { operationId } = endpoint.operation;
    this.#seen.set(operationId, (this.#seen.get(operationId) ?? new Set()).add(answer.status));
    const response = this.api.findResponse(endpoint, answer.status);
    if (response) this.#linked.learn(response, answer);
    return answer;
  }

  /** As a client does it: a 503 that names a time to wait is tried again. */
  async #sendUntilAble(request: ApiRequest, triesLeft = MOST_TRIES): Promise<ApiAnswer> {
    const answer = await send(this.#url, request);
    const waitS = Number(answer.headers['retry-after']);
    if (answer.status !== 503 || !(waitS > 0) || triesLeft === 1) return answer;
    await delay(waitS * 1_000);
    return this.#sendUntilAble(request, triesLeft - 1);
  }
}

function isPathFixed({ parameters }: Endpoint, { fixed = {} }: PlannedRequest): boolean {
  return parameters.some(({ in: place, name }) => place === 'path' && fixed[name] !== undefined);
}

function findRefusal({ status, body }: ApiAnswer): string | undefined {
  return status >= 500 || FORM_IS_WRONG.includes(status) ? `is refused with ${status}: ${body}` : undefined;
}

function show({ method, target, headers, body = '' }: ApiRequest): string {
  return `${method} ${target} ${JSON.stringify(headers)} ${body.toString()}`;
}
