/** What a header's name consists of, and its value (RFC 9110 §5.6.2, §5.5), as the inside of a character class. */
const TOKEN_CHARACTERS = "!#$%&'*+.^_`|~\\dA-Za-z-";
export const VALUE_CHARACTERS = '\\t\\x20-\\x7e\\x80-\\xff';

/** A name, such as that of a header. */
export const TOKEN = new RegExp(`^[${TOKEN_CHARACTERS}]+$`);

/** The value of a header: it holds nothing that would end its line. */
export const FIELD_VALUE = new RegExp(`^[${VALUE_CHARACTERS}]*$`);

/** A header without its line's end, as a part of a pattern: no folded line, no bare CR or LF, no space before the colon (RFC 9112 §5). */
export const FIELD_LINE = `[${TOKEN_CHARACTERS}]+:[${VALUE_CHARACTERS}]*`;
