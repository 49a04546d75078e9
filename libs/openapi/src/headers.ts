import type { HeaderObject } from './document';

/** Headers of answers, as clients are told of them. What is required is in every answer that is said to have it. */
export const HEADERS = {
  'X-Request-ID': {
    description: 'Id of the request: the one that it came with, or a new one. It finds the lines of the log.',
    required: true,
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' },
  },
  ETag: {
    description: 'The version, for `If-Match` and `If-None-Match`.',
    required: true,
    schema: { type: 'string', pattern: '^"[!#-~]+"$' },
  },
  Location: {
    description: 'Where it is.',
    required: true,
    schema: { type: 'string', format: 'uri-reference' },
  },
  'Cache-Control': {
    description: 'How long a cache may keep it.',
    required: true,
    schema: { type: 'string' },
  },
  'Retry-After': {
    description: 'Seconds after which it is worth asking again.',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  },
  RateLimit: {
    description: 'What is left to the client, where requests are limited (draft-ietf-httpapi-ratelimit-headers).',
    schema: { type: 'string', pattern: '^"[^"]+";r=[0-9]+;t=[0-9]+$' },
  },
  'RateLimit-Policy': {
    description: 'What it may send, where requests are limited (draft-ietf-httpapi-ratelimit-headers).',
    schema: { type: 'string', pattern: '^"[^"]+";q=[0-9]+;w=[0-9]+$' },
  },
} as const satisfies Readonly<Record<string, HeaderObject>>;

export type HeaderName = keyof typeof HEADERS;

/** References to these headers, by name. */
export function referToHeaders(names: readonly HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
