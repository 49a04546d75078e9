import fc from 'fast-check';
import { type ClusterProps, manifestsIn, servicesIn } from '@fairlead/doctor/testing';
import type { Platform } from '../platform';

/** Fewer pods and policies than these have little to say. */
const FEWEST = 3;

export interface RandomProps {
  readonly count: number;
  /** Of the first one; each further one has the next. */
  readonly seed: number;
  /** Of what runs beside the pods: ipBlocks tell them apart. */
  readonly addresses: readonly string[];
}

/** Random clusters, the same ones for the same seed and addresses. */
export function randomPlatforms({ count, seed, addresses }: RandomProps): readonly Platform[] {
  const blocks = blocksAround(addresses);
  return Array.from({ length: count }, (_, index) => {
    const namespaceOf = (name: string) => `packets-${index + 1}-${name}`;
    const elsewhere = namespaceOf('elsewhere');
    const namespaces = [namespaceOf('blue'), namespaceOf('green'), namespaceOf('grey')] as const;
    const props: ClusterProps = { namespaces, elsewhere, blocks, fewest: FEWEST };
    const [objects = []] = fc.sample(
      fc.tuple(manifestsIn(props), servicesIn(props)).map((parts) => parts.flat()),
      { numRuns: 1, seed: seed + index },
    );
    return { name: `seed ${seed + index}`, objects, outsiders: [{ namespace: elsewhere, podLabels: { a: 'x' } }] };
  });
}

/** For each IPv4 address its neighbourhood, everything but that, and all there is around it. */
function blocksAround(addresses: readonly string[]): ClusterProps['blocks'] {
  const near = [...new Set(addresses.map((address) => address.replace(/\d+$/, '0/24')))];
  const wide = [...new Set(addresses.map((address) => address.replace(/\.\d+\.\d+\.\d+$/, '.0.0.0/8')))];
  return [
    ...[...near, ...wide].map((cidr) => ({ cidr })),
    ...near.map((cidr) => ({ cidr: '0.0.0.0/0', except: [cidr] })),
    { cidr: '0.0.0.0/0', except: near },
  ];
}
