import { AddressSet, type DeclaredAddresses } from 'fairlead/doctor';

/**
 * What is not the internet: private and shared IPv4 (RFC 1918, RFC 6598), link-local with the cloud's metadata service (RFC 3927), loopback,
 * and of IPv6 unique local (RFC 4193) and link-local (RFC 4291).
 */
const NOT_PUBLIC = Object.freeze([
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  ...['fc00::/7', 'fe80::/10'],
]);

const EVERYWHERE = ['0.0.0.0/0', '::/0'] as const;

/**
 * Every public address: all addresses but those above and the cluster's own. A policy knows no names, so this is where an API outside may
 * be of which nobody knows the address ranges.
 *
 * @param clusterRanges address ranges of the cluster's pods, Services and nodes, where they are none of those above
 */
export function publicAddresses(clusterRanges: readonly string[]): readonly DeclaredAddresses[] {
  const own = clusterRanges.filter((range) => !AddressSet.of(...NOT_PUBLIC).contains(AddressSet.of(range)));
  return EVERYWHERE.map((cidr) => ({
    cidr,
    except: [...NOT_PUBLIC, ...own].filter((range) => AddressSet.of(cidr).contains(AddressSet.of(range))),
  }));
}
