/** One fault of an input: where (`email`, `items.0.id`; empty for the whole) and what. */
export interface InputFault {
  readonly path: string;
  readonly message: string;
}

/** What a service refuses or fails to do, with the status the client gets. `message` is for the client; `cause` is only logged. */
export class ServiceError extends Error {
  /** Name of the meaning, for logs and callers: `Conflict`. */
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  /** Headers that go with the status. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    { cause, headers = {} }: { cause?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message, { cause });
    this.name = new.target.name;
    this.code = new.target.name;
    this.status = status;
    this.headers = headers;
  }
}

/** 400: the input is wrong; `errors` says where. */
export class InvalidInput extends ServiceError {
  readonly errors: readonly InputFault[];

  constructor(message: string, errors: readonly InputFault[] = [], cause?: unknown) {
    super(400, message, { cause });
    this.errors = errors;
  }
}

/** 404: nothing there. */
export class NotFound extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(404, message, { cause });
  }
}

/** 405: the path exists, the method does not; `Allow` lists those that do (RFC 9110 §15.5.6). */
export class MethodNotAllowed extends ServiceError {
  constructor(method: string, allowed: readonly string[]) {
    super(405, `${method} is not allowed here; use ${allowed.join(', ')}`, { headers: { Allow: allowed.join(', ') } });
  }
}

/** 408: the request did not arrive in time. */
export class RequestTimedOut extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(408, message, { cause, headers: { Connection: 'close' } });
  }
}

/** 409: it contradicts what is stored. */
export class Conflict extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(409, message, { cause });
  }
}

/** 412: `If-Match` names another version, or `If-None-Match` this one. */
export class PreconditionFailed extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(412, message, { cause });
  }
}

/** 413: the body is over the route's limit. */
export class PayloadTooLarge extends ServiceError {
  constructor(limitBytes: number, cause?: unknown) {
    super(413, `the body is larger than ${limitBytes} bytes`, { cause });
  }
}

/** 415: the body is of a type the route does not read. */
export class UnsupportedMediaType extends ServiceError {
  /** @param headers such as `Accept-Patch`, which list what it reads (RFC 9110 §15.5.16, RFC 5789 §2.2) */
  constructor(message: string, cause?: unknown, headers?: Readonly<Record<string, string>>) {
    super(415, message, { cause, ...(headers && { headers }) });
  }
}

/** 422: well-formed, and yet it cannot be done: it contradicts what the same client asked before. */
export class UnprocessableContent extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(422, message, { cause });
  }
}

/** 431: more headers than are taken. */
export class HeadersTooLarge extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(431, message, { cause });
  }
}

/** 417: what the client expects cannot be met (RFC 9110 §15.5.18). */
export class ExpectationFailed extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(417, message, { cause });
  }
}

/** 429: the client has sent too many requests; worth another try after `retryAfterSeconds`. */
export class RateLimited extends ServiceError {
  constructor(message: string, retryAfterSeconds: number) {
    super(429, message, { headers: { 'Retry-After': String(retryAfterSeconds) } });
  }
}

/** 502: the upstream refused the connection, broke it, or answered nonsense. */
export class UpstreamFailed extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(502, message, { cause });
  }
}

/** 503: no room, or a store is away; worth another try after `retryAfterSeconds`. */
export class Overloaded extends ServiceError {
  constructor(message: string, cause?: unknown, retryAfterSeconds = 1) {
    super(503, message, { cause, headers: { 'Retry-After': String(retryAfterSeconds) } });
  }
}

/** 504: the upstream did not answer in time. */
export class UpstreamTimeout extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(504, message, { cause });
  }
}

/** 507: the store has no room. Asking again does not help until somebody makes some. */
export class StoreFull extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super(507, message, { cause });
  }
}
