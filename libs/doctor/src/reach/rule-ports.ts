import type { PolicyPortSpec } from '../read/network-policy';
import { namedPorts, type PodSet } from './pod-set';
import { PORT_LIMITS, type Protocol, PortSet } from '../sets/port-set';

/** The ports of a rule. Those given by name mean what the destination pod says they are. */
export class RulePorts {
  static readonly ALL = new RulePorts(PortSet.ALL, []);

  /** The ports that the rule gives by number. */
  readonly numbered: PortSet;
  private readonly named: readonly { readonly protocol: Protocol; readonly name: string }[];

  private constructor(numbered: PortSet, named: RulePorts['named']) {
    this.numbered = numbered;
    this.named = named;
  }

  /** No `ports`, or an empty list, means every port; a missing `protocol` means TCP (API reference, NetworkPolicyPort). */
  static of(specs: readonly PolicyPortSpec[] | undefined): RulePorts {
    if (!specs?.length) return RulePorts.ALL;
    return new RulePorts(
      PortSet.union(specs.map(numberedPorts)),
      specs.flatMap(({ protocol = 'TCP', port }) => (typeof port === 'string' ? [{ protocol, name: port }] : [])),
    );
  }

  /** Whether the rule gives some port by name. */
  get hasNames(): boolean {
    return this.named.length > 0;
  }

  /** What the rule opens when a certain pod is the destination. */
  at(destination: PodSet): PortSet {
    if (!this.hasNames) return this.numbered;
    return PortSet.union([this.numbered, ...this.named.map(({ protocol, name }) => namedPorts(destination, protocol, name))]);
  }

  /** What the rule opens at most when nobody knows the destination: a name may be any port of its protocol. */
  get possible(): PortSet {
    if (!this.hasNames) return this.numbered;
    return PortSet.union([this.numbered, ...this.named.map(({ protocol }) => PortSet.every(protocol))]);
  }
}

/** A missing `port` means every port of the protocol; `endPort` makes it a range (KEP-2079). */
function numberedPorts({ protocol = 'TCP', port, endPort }: PolicyPortSpec): PortSet {
  if (port === undefined) return PortSet.of(protocol, PORT_LIMITS.first, PORT_LIMITS.last);
  return typeof port === 'number' ? PortSet.of(protocol, port, endPort ?? port) : PortSet.NONE;
}
