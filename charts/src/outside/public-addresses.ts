import { AddressSet, type DeclaredAddresses } from 'fairlead/doctor';
import { NOT_PUBLIC } from '../checks/range';

const EVERYWHERE = ['0.0.0.0/0', '::/0'] as const;

/**
 * Every public address: all addresses but private networks and the cluster's own. A policy knows no names, so this is where an API outside may
 * be of which nobody knows the address ranges.
 *
 * @param clusterRanges address ranges of the cluster's pods, Services and nodes, where they are in no private network
 */
export function publicAddresses(clusterRanges: readonly string[]): readonly DeclaredAddresses[] {
  const own = clusterRanges.filter((range) => !AddressSet.of(...NOT_PUBLIC).contains(AddressSet.of(range)));
  return EVERYWHERE.map((cidr) => ({
    cidr,
    except: [...NOT_PUBLIC, ...own].filter((range) => AddressSet.of(cidr).contains(AddressSet.of(range))),
  }));
}
