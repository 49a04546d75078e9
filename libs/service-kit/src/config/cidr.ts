import { BlockList, isIP } from 'node:net';

/** Tells whether a text is an address (`10.0.0.1`) or a range (`10.0.0.0/8`, `fd00::/8`). */
export function isCidr(text: string): boolean {
  const { family, bits, length, rest } = partsOf(text);
  return family !== 0 && rest === 0 && /^\d+$/.test(length) && Number(length) <= bits;
}

/** A list that answers whether an address lies in one of the ranges. Ranges have passed {@link isCidr}. */
export function addressList(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const { address, family, length } = partsOf(cidr);
    list.addSubnet(address, Number(length), family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** A bare address is a range of one. */
function partsOf(cidr: string) {
  const [address = '', length, ...rest] = cidr.split('/');
  const family = isIP(address);
  const bits = family === 6 ? 128 : 32;
  return { address, family, bits, length: length ?? String(bits), rest: rest.length };
}
