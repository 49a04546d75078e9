/** What the lab uses of k6, which brings its modules with it and no types. */
declare module 'k6/http' {
  interface Response {
    /** 0 where there was no answer. */
    readonly status: number;
    readonly error: string;
    readonly error_code: number;
    readonly body: string | null;
    readonly headers: Readonly<Record<string, string>>;
    readonly timings: { readonly duration: number };
  }
  interface Params {
    readonly headers?: Readonly<Record<string, string>>;
    readonly tags?: Readonly<Record<string, string>>;
    readonly responseType?: 'text' | 'none';
    readonly responseCallback?: object;
    readonly timeout?: string;
  }
  const http: {
    request(method: string, url: string, body: string | null, params: Params): Response;
    expectedStatuses(...statuses: readonly (number | { readonly min: number; readonly max: number })[]): object;
  };
  export default http;
}

declare module 'k6/metrics' {
  export class Counter {
    constructor(name: string);
    add(value: number, tags?: Readonly<Record<string, string>>): void;
  }
}

/** The environment that k6 was given. */
declare const __ENV: Readonly<Record<string, string>>;
