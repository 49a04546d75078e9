import { BlockList, isIPv6 } from 'node:net';

/** A list that answers whether an address lies in one of the ranges of a variable of type `cidrs`. A bare address is a range of one. */
export function addressList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', length] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (length === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(length), family);
  }
  return list;
}
