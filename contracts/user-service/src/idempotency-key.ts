/** `Idempotency-Key` of a `POST`: the same request sent again is done once (draft-ietf-httpapi-idempotency-key-header). */
export const IDEMPOTENCY_KEY = Object.freeze({
  header: 'Idempotency-Key',
  maxCharacters: 255,
  /** How long an answer is kept for the key: a day. */
  keptSeconds: 24 * 60 * 60,
});

/** What a string of a structured header consists of (RFC 9651 §3.3.3), as the draft has it. */
const QUOTED_CHARACTER = /(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])/.source;
const QUOTED = new RegExp(`^"(${QUOTED_CHARACTER}*)"$`);

/** Without quotes, as most clients send it: visible, and nothing that several headers of the name would be joined with. */
const BARE_CHARACTER = /[\x21\x23-\x2b\x2d-\x7e]/.source;
const BARE = new RegExp(`^${BARE_CHARACTER}+$`);

const LENGTH = `{1,${IDEMPOTENCY_KEY.maxCharacters}}`;

/** Every header that holds a key, as a pattern of JSON Schema. */
export const KEY_PATTERN = `^(?:${BARE_CHARACTER}${LENGTH}|"${QUOTED_CHARACTER}${LENGTH}")$`;

/** The key that a header holds, without the quotes that it may have; undefined where it holds none. */
export function readIdempotencyKey(header: string): string | undefined {
  const key = QUOTED.exec(header)?.[1]?.replace(/\\(.)/g, '$1') ?? BARE.exec(header)?.[0];
  return key && key.length <= IDEMPOTENCY_KEY.maxCharacters ? key : undefined;
}
