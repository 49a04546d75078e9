import { AddressSet } from '../sets/address-set';
import type { PolicyPeerSpec, PolicyPortSpec, PolicyRuleSpec, PolicySpec } from '../read/network-policy';
import { DIRECTIONS, POLICY_TYPES } from './policy';
import { PORT_NAME } from '../read/schema/scalars';
import { isOf } from '../read/schema/field-type';
import { PORT_LIMITS } from '../sets/port-set';

/** A field for which the API server refuses a policy. */
interface PolicyFault {
  readonly path: string;
  /** What it must be. */
  readonly wanted: string;
}

/** What the API server refuses in a NetworkPolicy, so that what it says never holds (API reference, NetworkPolicy v1). */
export function findPolicyFaults(spec: PolicySpec): readonly PolicyFault[] {
  return [
    ...(spec.policyTypes ?? []).flatMap((type, index) =>
      fault(!Object.values(POLICY_TYPES).includes(type), `spec.policyTypes[${index}]`, 'Ingress or Egress'),
    ),
    ...DIRECTIONS.flatMap((direction) => (spec[direction] ?? []).flatMap((rule, index) => ruleFaults(rule, `spec.${direction}[${index}]`))),
  ];
}

function ruleFaults({ from, to, ports }: PolicyRuleSpec, path: string): readonly PolicyFault[] {
  return [
    ...(from ?? []).flatMap((peer, index) => peerFaults(peer, `${path}.from[${index}]`)),
    ...(to ?? []).flatMap((peer, index) => peerFaults(peer, `${path}.to[${index}]`)),
    ...(ports ?? []).flatMap((port, index) => portFaults(port, `${path}.ports[${index}]`)),
  ];
}

function peerFaults({ podSelector, namespaceSelector, ipBlock }: PolicyPeerSpec, path: string): readonly PolicyFault[] {
  if (!ipBlock) return fault(!podSelector && !namespaceSelector, path, 'a podSelector, a namespaceSelector or an ipBlock');
  const { cidr = '', except = [] } = ipBlock;
  const block = AddressSet.of(cidr);
  return [
    ...fault(Boolean(podSelector ?? namespaceSelector), path, 'an ipBlock alone, without selectors'),
    ...fault(block.isEmpty, `${path}.ipBlock.cidr`, 'a CIDR block such as 192.0.2.0/24'),
    ...except.flatMap((hole, index) =>
      fault(isOutside(AddressSet.of(hole), block), `${path}.ipBlock.except[${index}]`, `a CIDR block within, and smaller than, ${cidr}`),
    ),
  ];
}

function isOutside(except: AddressSet, block: AddressSet): boolean {
  return except.isEmpty || !block.contains(except) || except.contains(block);
}

function portFaults({ port, endPort }: PolicyPortSpec, path: string): readonly PolicyFault[] {
  const isRange = endPort !== undefined;
  return [
    ...fault(typeof port === 'number' && !isPort(port), `${path}.port`, `a number from ${PORT_LIMITS.first} to ${PORT_LIMITS.last}`),
    ...fault(
      typeof port === 'string' && !isOf(PORT_NAME, port),
      `${path}.port`,
      'a number without quotes, or a port name of 15 characters at most',
    ),
    ...fault(isRange && typeof port !== 'number', `${path}.endPort`, 'beside a port given by number'),
    ...fault(
      isRange && typeof port === 'number' && !(isPort(endPort) && endPort >= port),
      `${path}.endPort`,
      `a number from ${port} to ${PORT_LIMITS.last}`,
    ),
  ];
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= PORT_LIMITS.first && port <= PORT_LIMITS.last;
}

function fault(isWrong: boolean, path: string, wanted: string): readonly PolicyFault[] {
  return isWrong ? [{ path, wanted }] : [];
}
