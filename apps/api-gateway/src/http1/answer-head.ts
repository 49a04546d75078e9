import { FIELD_LINE, VALUE_CHARACTERS } from './grammar';
import { MalformedAnswer } from './malformed-answer';

/** Status line and headers of an answer. */
export interface AnswerHead {
  readonly status: number;
  /** Names and values in turn, as they came. */
  readonly headers: string[];
  /** The value of `Connection`, several joined. */
  readonly connection: string | undefined;
  /** How long the body is, in bytes; or what says where it ends: its chunks, or the end of the connection (RFC 9112 §6.3). */
  readonly body: number | 'chunked' | 'close';
  /** Whether another answer may follow on the connection. */
  readonly isReusable: boolean;
  /** For how long it is kept open while it is idle, in milliseconds, where the upstream says so. */
  readonly keepAliveMs: number | undefined;
}

/** Status line and header lines, each with its end (RFC 9112 §4). */
const HEAD = new RegExp(`^HTTP/1\\.[01] [1-5]\\d\\d(?: [${VALUE_CHARACTERS}]*)?\\r\\n(?:${FIELD_LINE}\\r\\n)*$`);

const DIGIT_0 = 0x30;

const CONTENT_LENGTH = 'content-length';
const TRANSFER_ENCODING = 'transfer-encoding';
const CONNECTION = 'connection';
const KEEP_ALIVE = 'keep-alive';

const TIMEOUT = 'timeout=';
/** About eleven days. */
const MOST_SECONDS = 999_999;

/** Lengths of the names that matter here: no other name is compared. */
const LENGTHS: ReadonlySet<number> = new Set([CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION, KEEP_ALIVE].map(({ length }) => length));

/**
 * @param text to the end of the last header line
 * @param method of the request that is answered
 * @throws MalformedAnswer
 */
export function parseAnswerHead(text: string, method: string): AnswerHead {
  if (!HEAD.test(text)) throw new MalformedAnswer('sent a status line or a header that is not well-formed HTTP/1.1');
  const status = statusOf(text);
  const isHttp11 = text.charCodeAt(7) === 0x31;

  const headers: string[] = [];
  let length: string | undefined;
  let coding: string | undefined;
  let connection: string | undefined;
  let keepAliveMs: number | undefined;
  const { length: size } = text;
  for (let at = text.indexOf('\r\n') + 2; at < size;) {
    const colon = text.indexOf(':', at);
    const end = text.indexOf('\r\n', colon);
    const name = text.slice(at, colon);
    const value = withoutSpace(text, colon + 1, end);
    headers.push(name, value);
    const isOfInterest = LENGTHS.has(colon - at);
    at = end + 2;
    if (!isOfInterest) continue;
    const lowerCase = name.toLowerCase();
    if (lowerCase === CONTENT_LENGTH) {
      if (length !== undefined) throw new MalformedAnswer('sent Content-Length more than once');
      length = value;
    } else if (lowerCase === TRANSFER_ENCODING) coding = join(coding, value);
    else if (lowerCase === CONNECTION) connection = join(connection, value);
    else if (lowerCase === KEEP_ALIVE) keepAliveMs = parseKeepAlive(value);
  }

  const isBodiless = method === 'HEAD' || status < 200 || status === 204 || status === 304;
  const body = bodyOf({ length, coding, isHttp11 });
  if (status === 101) throw new MalformedAnswer('switched to a protocol that nobody has asked for');
  return {
    status,
    headers,
    connection,
    body: isBodiless ? 0 : body,
    isReusable: isHttp11 && (isBodiless || body !== 'close') && !isClosing(connection),
    keepAliveMs,
  };
}

/** Three digits behind `HTTP/1.1 `. */
function statusOf(text: string): number {
  return 100 * text.charCodeAt(9) + 10 * text.charCodeAt(10) + text.charCodeAt(11) - 111 * DIGIT_0;
}

/** The values of a header that is given more than once (RFC 9110 §5.2). */
function join(before: string | undefined, value: string): string {
  return before === undefined ? value : `${before}, ${value}`;
}

interface Framing {
  readonly length: string | undefined;
  readonly coding: string | undefined;
  readonly isHttp11: boolean;
}

/** Codings other than `chunked`, which nobody has asked for with `TE`, would reach the client as the content, unlabelled (RFC 9112 §6.1). */
function bodyOf({ length, coding, isHttp11 }: Framing): AnswerHead['body'] {
  if (coding !== undefined) {
    if (length !== undefined) throw new MalformedAnswer('sent both Content-Length and Transfer-Encoding');
    if (!isHttp11) throw new MalformedAnswer('sent a Transfer-Encoding in HTTP/1.0');
    if (coding.toLowerCase() !== 'chunked') throw new MalformedAnswer('answered in a transfer coding that nobody has asked for');
    return 'chunked';
  }
  if (length === undefined) return 'close';
  if (!/^\d{1,15}$/.test(length)) throw new MalformedAnswer('sent a Content-Length that is no number');
  return Number(length);
}

/** `trim` would take a no-break space too, which is a byte of the value. */
function withoutSpace(text: string, from: number, to: number): string {
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isClosing(connection: string | undefined): boolean {
  return connection !== undefined && connection !== KEEP_ALIVE && /(?:^|,)[ \t]*close[ \t]*(?:,|$)/i.test(connection);
}

/** `timeout=5, max=100`. A pattern alone would cost as much as all else about the head of an answer. */
function parseKeepAlive(value: string): number | undefined {
  const isPlain = value.startsWith(TIMEOUT) && isDigit(value.charCodeAt(TIMEOUT.length));
  const digits = isPlain ? value.slice(TIMEOUT.length) : /(?:^|[,; ])timeout=(\d+)/i.exec(value)?.[1];
  return digits === undefined ? undefined : Math.min(Number.parseInt(digits, 10), MOST_SECONDS) * 1_000;
}

function isDigit(code: number): boolean {
  return code >= DIGIT_0 && code <= DIGIT_0 + 9;
}
