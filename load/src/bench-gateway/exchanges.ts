/** A kind of request that is measured, and how the service behind the gateway answers it. */
export interface Exchange {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** As clients ask for it. */
  readonly publicPath: string;
  /** As the service behind the gateway is asked. */
  readonly upstreamPath: string;
  /** Bytes of JSON that the client sends, none for 0. */
  readonly requestBytes: number;
  readonly status: 200 | 201;
  /** Bytes of JSON that it gets. */
  readonly answerBytes: number;
}

const USER = '01890a5d-ac96-774b-bcce-b302099a8057';

/** What gateways carry most: a small answer, a page of them, a small body. Each is a route of ours. */
export const EXCHANGES = {
  get: {
    name: 'GET of 600 B',
    method: 'GET',
    publicPath: `/api/users/${USER}`,
    upstreamPath: `/users/${USER}`,
    requestBytes: 0,
    status: 200,
    answerBytes: 600,
  },
  page: {
    name: 'GET of 64 KiB',
    method: 'GET',
    publicPath: '/api/users?limit=200',
    upstreamPath: '/users?limit=200',
    requestBytes: 0,
    status: 200,
    answerBytes: 65_536,
  },
  post: {
    name: 'POST of 1 KiB',
    method: 'POST',
    publicPath: '/api/users',
    upstreamPath: '/users',
    requestBytes: 1_024,
    status: 201,
    answerBytes: 600,
  },
} as const satisfies Record<string, Exchange>;

export type ExchangeKey = keyof typeof EXCHANGES;

/** A JSON text of exactly so many bytes. */
export function jsonOf(bytes: number): string {
  const empty = JSON.stringify({ text: '' });
  return JSON.stringify({ text: 'x'.repeat(bytes - empty.length) });
}
