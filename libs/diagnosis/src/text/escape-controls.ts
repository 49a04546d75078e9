/**
 * What moves the cursor, colours, hides or reverses what is behind it: C0 and C1 controls, marks of direction (UAX #9), and separators
 * of lines and paragraphs.
 */
// eslint-disable-next-line no-control-regex -- It is what the expression is for.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text with nothing in it that a terminal obeys, in one line: `\u001b` for what would begin a colour. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, (control) =>
    control === '\n' ? '\\n' : control === '\t' ? ' ' : `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
