import { domainToASCII, domainToUnicode } from 'node:url';

/** Longest address that mail can be sent to (RFC 5321 §4.5.3.1.3, erratum 1690). */
export const MAX_EMAIL_LENGTH = 254;
/** Longest part before the `@` (RFC 5321 §4.5.3.1.1). */
const MAX_LOCAL_LENGTH = 64;

/** `Dot-string` of RFC 5321 §4.1.2: no quotes, which no mail provider gives out, and ASCII alone. */
const DOT_STRING = /[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*/.source;
const LOCAL_PART = new RegExp(`^${DOT_STRING}$`);

/** What a pattern of JSON Schema can say of an e-mail address. It does not know which domains there can be. */
export const EMAIL_PATTERN = `^(?=[^@]{1,${MAX_LOCAL_LENGTH}}@)${DOT_STRING}@[^@]+$`;

/** Two labels at least, the last one of letters, or an internationalized one in its ASCII form (RFC 5890 §2.3.2.1). */
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{0,58}[a-z\d])$/i;

/** What a domain may consist of before it is converted: a URL parser would read the rest as something else than a domain. */
const CONVERTIBLE = /^[a-z\d.\-\x80-\uffff]+$/i;

/** Neither internationalized nor the ASCII form of such a domain: it is its own ASCII form. */
// eslint-disable-next-line no-control-regex
const PLAIN_DOMAIN = /^(?!.*xn--)[\x00-\x7f]*$/i;

/**
 * What is wrong with an e-mail address, or undefined. Its domain may be internationalized.
 *
 * @param email trimmed
 */
export function findEmailFault(email: string): string | undefined {
  if (email.length > MAX_EMAIL_LENGTH) return `must have at most ${MAX_EMAIL_LENGTH} characters`;
  const { local, domain } = split(email);
  const ascii = toAsciiDomain(domain);
  if (!LOCAL_PART.test(local) || !DOMAIN.test(ascii)) return 'must be an e-mail address';
  if (local.length > MAX_LOCAL_LENGTH) return `must have at most ${MAX_LOCAL_LENGTH} characters before the @`;
  // As mail servers pass it on.
  if (local.length + 1 + ascii.length > MAX_EMAIL_LENGTH)
    return `must have at most ${MAX_EMAIL_LENGTH} characters with its domain in ASCII`;
  return undefined;
}

/**
 * What two spellings of one address have in common: lower case, and the domain in its ASCII form, so that nobody has `bücher.example`
 * beside `xn--bcher-kva.example`.
 *
 * @param email an address without fault
 */
export function emailKey(email: string): string {
  const { local, domain } = split(email);
  return `${local}@${toAsciiDomain(domain)}`.toLowerCase();
}

function split(email: string) {
  const at = email.lastIndexOf('@');
  return { local: email.slice(0, Math.max(0, at)), domain: email.slice(at + 1) };
}

/** Empty where it is no domain. */
function toAsciiDomain(domain: string): string {
  if (PLAIN_DOMAIN.test(domain)) return domain;
  const ascii = CONVERTIBLE.test(domain) ? domainToASCII(domain) : '';
  return isAsciiForm(ascii) ? ascii : '';
}

/** True if each `xn--` label stands for one name alone. Node 24 takes any ASCII as it comes, Node 20 refuses what stands for nothing. */
function isAsciiForm(ascii: string): boolean {
  const unicode = domainToUnicode(ascii);
  return !unicode.includes('xn--') && domainToASCII(unicode) === ascii;
}
