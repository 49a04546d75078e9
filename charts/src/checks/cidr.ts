import { isIP, isIPv6 } from 'node:net';

/** Whether the text is an address range, such as `10.0.0.0/8`, as a policy wants it. */
export function isCidr(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  return isIP(address) > 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32);
}
