import { isAddress, showGiven } from 'fairlead/contract';
import { AddressSet, type DeclaredAddresses } from 'fairlead/doctor';
import { rangeOf } from './range';

const DNS_NAME = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** RFC 1035 §2.3.4, without the dot at the end. */
export const LONGEST_NAME = 253;

/** Whether a text is a DNS name, or an IPv4 address, under which something outside is reached. */
export function isDnsName(text: unknown): boolean {
  return typeof text === 'string' && text.length <= LONGEST_NAME && DNS_NAME.test(text);
}

/** The same, or an IPv6 address. */
export function isHost(text: unknown): boolean {
  return isDnsName(text) || (typeof text === 'string' && isAddress(text));
}

/** The ranges, of one address each, of hosts that are addresses and to which no way out leads. */
export function findClosedHosts(hosts: readonly string[], ways: readonly DeclaredAddresses[]): string[] {
  const ranges = hosts.filter(isAddress).map(rangeOf);
  const leadsTo = (range: string) =>
    ways.some(({ cidr, except = [] }) =>
      AddressSet.of(cidr)
        .subtract(AddressSet.of(...except))
        .contains(AddressSet.of(range)),
    );
  return ranges.filter((range) => !leadsTo(range));
}

/** A host in a message, to follow `is`: what was meant for an address may carry a credential. */
export function showHost(host: unknown): string {
  return String(host).includes('@') ? 'not usable (value hidden)' : showGiven(host);
}
