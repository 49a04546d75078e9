/** Printable ASCII without quote and backslash: JSON writes it as it is, and this costs a third. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A text as JSON writes it. */
export function quote(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Thousandths of a whole, as JSON writes them behind it: none, `.5`, `.25`. */
const THOUSANDTHS: readonly string[] = Array.from({ length: 1000 }, (_, n) => String(n / 1000).slice(1));

/** Milliseconds to the thousandth, as the log says times; `null`, as JSON has it, for what is no time. Half the price of a number's own text. */
export function formatMs(ms: number): string {
  if (!(ms >= 0 && ms < Infinity)) return 'null';
  const us = Math.round(ms * 1000);
  const whole = Math.floor(us / 1000);
  return `${whole}${THOUSANDTHS[us - whole * 1000]}`;
}

/**
 * A function that says what time it is, as RFC 3339 has it. Under load many lines share a millisecond, whose text is made once.
 *
 * @param now milliseconds since 1970
 */
export function createTimestamp(now: () => number = Date.now): () => string {
  let lastMs = NaN;
  let text = '';
  return () => {
    const ms = now();
    if (ms !== lastMs) {
      lastMs = ms;
      text = new Date(ms).toISOString();
    }
    return text;
  };
}
