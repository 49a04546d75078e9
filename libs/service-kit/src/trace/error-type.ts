/** A code of a system, a driver or a service error: `ECONNREFUSED`, `11000`, `Overloaded`. */
const CODE = /^\w{1,40}$/;

/** The word that an error reply of Redis begins with. */
const REPLY = /^([A-Z]{2,20})\b/;

/** What kind of error it is, in one word out of few: its code, else what Redis calls it, else the name of its class. */
export function errorTypeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'Error';
  const { code, name, message } = error as { readonly code?: unknown; readonly name?: unknown; readonly message?: unknown };
  const text = typeof code === 'number' ? String(code) : code;
  if (typeof text === 'string' && CODE.test(text)) return text;
  const word = name === 'ReplyError' ? REPLY.exec(String(message))?.[1] : undefined;
  return word ?? (error.constructor.name || 'Error');
}
