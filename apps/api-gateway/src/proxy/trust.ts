import { isIP } from 'node:net';
import { addressList } from '@fairlead/service-kit';

/** Tells whether an address is one of the trusted proxies. */
export type IsTrusted = (address: string) => boolean;

/** @param proxies addresses and ranges */
export function trustIn(proxies: readonly string[]): IsTrusted {
  if (proxies.length === 0) return () => false;
  const list = addressList(proxies);
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
