/** A code of a system, a driver or a service error: `ECONNREFUSED`, `11000`, `Overloaded`. */
const CODE = /^\w{1,40}$/;

/** The word that an error reply of Redis begins with. */
const REPLY = /^([A-Z]{2,20})\b/;

/** Errors of ioredis that have neither a code nor a class of their own, by what they say. */
const UNNAMED: ReadonlyMap<unknown, string> = new Map([
  ['Command timed out', 'timeout'],
  ['Connection is closed.', 'not_connected'],
  ["Stream isn't writeable and enableOfflineQueue options is false", 'not_connected'],
]);

/** What kind of error it is, in one word out of few: its code, else what Redis calls it, else the name of its class. */
export function errorTypeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'Error';
  const { code, name, message } = error as { readonly code?: unknown; readonly name?: unknown; readonly message?: unknown };
  const text = typeof code === 'number' ? String(code) : code;
  if (typeof text === 'string' && CODE.test(text)) return text;
  const word = name === 'ReplyError' ? REPLY.exec(String(message))?.[1] : UNNAMED.get(message);
  return word ?? (error.constructor.name || 'Error');
}
