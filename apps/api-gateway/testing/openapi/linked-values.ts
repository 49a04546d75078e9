import type { LinkObject, ResponseObject } from '@fairlead/contracts/api-gateway/http';
import type { ApiAnswer } from './send';

/** Parameters by name. */
export type Parameters = Readonly<Record<string, string>>;

/** What answers have said that other operations can be asked with, as the links of the document tell. */
export class LinkedValues {
  readonly #byOperation = new Map<string, Parameters[]>();

  /** One of those for an operation; undefined before the first. */
  pick(operationId: string, index: number): Parameters | undefined {
    const found = this.#byOperation.get(operationId) ?? [];
    return found[index % Math.max(1, found.length)];
  }

  /** Keeps what an answer leads to. */
  learn({ links = {} }: ResponseObject, answer: ApiAnswer): void {
    for (const link of Object.values(links)) {
      const parameters = evaluate(link, answer);
      if (parameters === undefined) continue;
      const known = this.#byOperation.get(link.operationId) ?? [];
      this.#byOperation.set(link.operationId, [...known, parameters]);
    }
  }
}

/** Undefined where the answer lacks a value: the last page leads to no other. */
function evaluate({ parameters }: LinkObject, answer: ApiAnswer): Parameters | undefined {
  const values = Object.entries(parameters).map(([name, expression]) => [name, valueAt(expression, answer)] as const);
  if (values.some(([, value]) => typeof value !== 'string')) return undefined;
  return Object.fromEntries(values) as Parameters;
}

/** Runtime expressions of OpenAPI, as far as the document has them. */
function valueAt(expression: string, { headers, body }: ApiAnswer): unknown {
  const [, header, field] = /^\$response\.(?:header\.([\w-]+)|body#\/(\w+))$/.exec(expression) ?? [];
  if (header !== undefined) return headers[header.toLowerCase()];
  if (field !== undefined) return (JSON.parse(body) as Record<string, unknown>)[field];
  throw new Error(`nobody has said how to evaluate ${expression}; see ${__filename}`);
}
