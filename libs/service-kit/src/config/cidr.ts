import { BlockList } from 'node:net';
import { isAddress, isCidr } from 'fairlead/contract';

/** Tells whether a text is an address (`10.0.0.1`) or a range (`10.0.0.0/8`, `fd00::/8`). */
export function isAddressOrRange(text: string): boolean {
  return isAddress(text) || isCidr(text);
}

/** A list that answers whether an address lies in one of the ranges. Ranges have passed {@link isAddressOrRange}. */
export function addressList(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', length] = cidr.split('/');
    const [family, bits] = address.includes(':') ? (['ipv6', 128] as const) : (['ipv4', 32] as const);
    // A bare address is a range of one.
    list.addSubnet(address, Number(length ?? bits), family);
  }
  return list;
}
