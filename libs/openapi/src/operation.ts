import type { Method } from 'fairlead/contract';
import type { ZodObject, ZodType } from 'zod';
import type { HeaderName } from './headers';

/** What a route does with one method, as clients are told. */
export interface Operation {
  /** Its name, unique in a document: programs that are made from the document call it so. */
  readonly id: string;

  /** Operations of one tag are shown together. */
  readonly tag: string;

  /** One line. */
  readonly summary: string;

  /**
   * What else a client must know.
   *
   * @default nothing
   */
  readonly description?: string;

  /**
   * Parameters of the path, by name.
   *
   * @default none
   */
  readonly path?: ZodObject;

  /**
   * Parameters of the query, by name, as they come out of the schema: numbers, not their digits.
   *
   * @default none
   */
  readonly query?: ZodObject;

  /**
   * Headers of the request, by name in lower case.
   *
   * @default none
   */
  readonly headers?: ZodObject;

  /**
   * Its JSON, which must be there.
   *
   * @default no body
   */
  readonly body?: RequestBody;

  /** How it is answered where nothing is wrong, by status. */
  readonly answers: Readonly<Partial<Record<AnswerStatus, Answer>>>;

  /**
   * Why it may be refused, by status, beside what can be wrong with any request.
   *
   * @default nothing else
   */
  readonly refusals?: Readonly<Partial<Record<RefusalStatus, string>>>;
}

/** What a client sends. */
export interface RequestBody {
  readonly schema: ZodType;
  /** @default `application/json` alone */
  readonly types?: readonly string[];
}

/** An answer of which nothing is wrong. */
export interface Answer {
  readonly description: string;
  /** @default no body */
  readonly body?: ZodType;
  /**
   * Headers that it always has, beside those of every answer.
   *
   * @default none
   */
  readonly headers?: readonly HeaderName[];
  /**
   * What can be asked with it: by the id of an operation, the parameters that it fills, each with where its value is. OpenAPI calls that a
   * runtime expression: `$response.body#/id`.
   *
   * @default nothing
   */
  readonly leadsTo?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type AnswerStatus = 200 | 201 | 204 | 304;
export type RefusalStatus = 400 | 404 | 409 | 412 | 422 | 507;

/** The operations of a service, by method and path as its contract has them: `GET /users/:id`. */
export type Operations = Readonly<Record<`${Method} /${string}`, Operation>>;
