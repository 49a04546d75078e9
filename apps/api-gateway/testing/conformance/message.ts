/** A request or an answer as it was on the wire. */
export interface Message {
  /** `GET /users HTTP/1.1`, `HTTP/1.1 200 OK` */
  readonly startLine: string;
  /** Lines of headers: names as they were written, values without the space around. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Without its coding. */
  readonly body: string;
  /** Every byte, as latin1. */
  readonly raw: string;
}

/** The values of a header, one for each line. */
export function valuesOf(message: Message | undefined, name: string): readonly string[] {
  return message?.fields.filter(([given]) => given.toLowerCase() === name.toLowerCase()).map(([, value]) => value) ?? [];
}

/** Status of an answer. */
export function statusOf(answer: Message | undefined): number {
  return Number(answer?.startLine.split(' ')[1]);
}

/** The first whole message of some bytes, or nothing while it is not all there. */
export type TakeMessage = (bytes: string, isEnded: boolean) => Message | undefined;

/** Takes a request. */
export const takeRequest: TakeMessage = (bytes) => take(bytes, () => 'none', false);

/** Takes an answer to a method. One without a length goes on until the connection ends. */
export function takeAnswer(method: string): TakeMessage {
  return (bytes, isEnded) => take(bytes, (status) => (hasNoBody(method, status) ? 'forbidden' : 'until the end'), isEnded);
}

function hasNoBody(method: string, status: number): boolean {
  return method === 'HEAD' || (status >= 100 && status < 200) || status === 204 || status === 304;
}

type Unsaid = 'none' | 'until the end' | 'forbidden';

function take(bytes: string, unsaid: (status: number) => Unsaid, isEnded: boolean): Message | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [startLine = '', ...lines] = bytes.slice(0, end).split('\r\n');
  const fields = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const);
  const head = { startLine, fields, body: '', raw: '' };

  const rule = unsaid(statusOf(head));
  const rest = bytes.slice(end + 4);
  const body = rule === 'forbidden' ? { content: '', length: 0 } : takeBody(head, rest, rule, isEnded);
  return body && { ...head, body: body.content, raw: bytes.slice(0, end + 4 + body.length) };
}

function takeBody(head: Message, rest: string, rule: Unsaid, isEnded: boolean) {
  if (valuesOf(head, 'transfer-encoding').some((coding) => /chunked$/i.test(coding))) return takeChunks(rest);
  const [length] = valuesOf(head, 'content-length');
  if (length !== undefined)
    return rest.length < Number(length) ? undefined : { content: rest.slice(0, Number(length)), length: Number(length) };
  if (rule === 'none') return { content: '', length: 0 };
  return isEnded ? { content: rest, length: rest.length } : undefined;
}

function takeChunks(rest: string) {
  let content = '';
  for (let at = 0; ;) {
    const line = rest.indexOf('\r\n', at);
    if (line === -1) return undefined;
    const size = parseInt(rest.slice(at, line), 16);
    if (size === 0) {
      const end = rest.startsWith('\r\n', line + 2) ? line + 2 : rest.indexOf('\r\n\r\n', line) + 2;
      return end < 2 || end + 2 > rest.length ? undefined : { content, length: end + 2 };
    }
    if (!(line + 2 + size + 2 <= rest.length)) return undefined;
    content += rest.slice(line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
}
