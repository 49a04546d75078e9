import { request } from 'undici';

/** A request, ready to be sent. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** An answer; names of headers in lower case. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request as it is: nothing is added that a browser would add. */
export async function send(url: string, { method, target, headers, body = '' }: ApiRequest): Promise<ApiAnswer> {
  const answer = await request(url + target, { method: method as 'GET', headers, ...(body.length > 0 && { body }) });
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
    body: await answer.body.text(),
  };
}
