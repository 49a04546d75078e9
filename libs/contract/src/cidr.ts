const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);
const IPV6_CHARACTERS = /^[\da-f:.]+$/i;

/**
 * Whether the text is an IPv4 or IPv6 address, such as `10.0.0.1`. A zone (`fe80::1%eth0`) belongs to one machine alone and is none.
 *
 * @internal
 */
export function isAddress(text: string): boolean {
  return bitsOf(text) > 0;
}

/**
 * Whether the text is an address range, such as `10.0.0.0/8`.
 *
 * @internal
 */
export function isCidr(text: string): boolean {
  const [address = '', length = '', ...rest] = text.split('/');
  return isAddress(address) && rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= bitsOf(address);
}

/** Bits of an address, none where it is no address. A URL takes an IPv6 address in brackets and nothing else (RFC 3986 §3.2.2). */
function bitsOf(address: string): 0 | 32 | 128 {
  if (IPV4.test(address)) return 32;
  return IPV6_CHARACTERS.test(address) && URL.canParse(`http://[${address}]/`) ? 128 : 0;
}
