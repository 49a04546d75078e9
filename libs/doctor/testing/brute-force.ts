/**
 * Used by tests only: a second reading of NetworkPolicy, written to be compared with the real one. It asks one question at a time (may
 * this pod open a connection to that one on this port?), looks at every policy for each, and shares no code with what it checks.
 */
export interface RawPod {
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly ports: { name?: string; protocol?: string; containerPort: number }[];
}

/** A manifest with the fields that may matter, exactly as it is written. */
export interface RawObject {
  kind?: string;
  metadata?: { name?: string; namespace?: string; labels?: Record<string, string> };
  spec?: unknown;
}

interface RawPolicy {
  podSelector?: RawSelector;
  policyTypes?: string[];
  ingress?: RawRule[];
  egress?: RawRule[];
}

interface RawRule {
  from?: RawPeer[];
  to?: RawPeer[];
  ports?: RawPort[];
}

interface RawPeer {
  podSelector?: RawSelector;
  namespaceSelector?: RawSelector;
  ipBlock?: object;
}

interface RawPort {
  protocol?: string;
  port?: number | string;
  endPort?: number;
}

interface RawSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

/** Whether both sides let the connection through. */
export function connects(objects: readonly RawObject[], from: RawPod, to: RawPod, protocol: string, port: number): boolean {
  return admits(objects, 'Egress', from, to, to, protocol, port) && admits(objects, 'Ingress', to, from, to, protocol, port);
}

/** Whether the policies that select `subject` let a connection with `other` through. `target` is whichever of them is called. */
export function admits(
  objects: readonly RawObject[],
  type: 'Ingress' | 'Egress',
  subject: RawPod,
  other: RawPod,
  target: RawPod,
  protocol: string,
  port: number,
): boolean {
  let isolated = false;
  for (const object of objects) {
    if (object.kind !== 'NetworkPolicy' || object.metadata?.namespace !== subject.namespace) continue;
    const spec = object.spec as RawPolicy;
    if (!fits(spec.podSelector, subject.labels)) continue;
    let types = spec.policyTypes;
    if (types === undefined || types.length === 0) {
      types = ['Ingress'];
      if (spec.egress !== undefined && spec.egress.length > 0) types = ['Ingress', 'Egress'];
    }
    if (!types.includes(type)) continue;
    isolated = true;
    const rules = (type === 'Ingress' ? spec.ingress : spec.egress) || [];
    for (const rule of rules) {
      const peers = (type === 'Ingress' ? rule.from : rule.to) || [];
      let peerFits = peers.length === 0;
      for (const peer of peers) if (peerIs(objects, peer, subject.namespace, other)) peerFits = true;
      let portFits = !rule.ports || rule.ports.length === 0;
      for (const item of rule.ports || []) if (portIs(item, target, protocol, port)) portFits = true;
      if (peerFits && portFits) return true;
    }
  }
  return !isolated;
}

function peerIs(objects: readonly RawObject[], peer: RawPeer, home: string, pod: RawPod): boolean {
  if (peer.ipBlock) return false;
  if (!peer.namespaceSelector) return pod.namespace === home && fits(peer.podSelector, pod.labels);
  const defined = objects.find((object) => object.kind === 'Namespace' && object.metadata?.name === pod.namespace);
  const labels = Object.assign({}, defined?.metadata?.labels, { 'kubernetes.io/metadata.name': pod.namespace });
  return fits(peer.namespaceSelector, labels) && (!peer.podSelector || fits(peer.podSelector, pod.labels));
}

function portIs(item: RawPort, target: RawPod, protocol: string, port: number): boolean {
  if ((item.protocol || 'TCP') !== protocol) return false;
  if (item.port === undefined) return true;
  if (typeof item.port === 'number') return item.endPort ? port >= item.port && port <= item.endPort : port === item.port;
  for (const own of target.ports) {
    if (own.name === item.port && (own.protocol || 'TCP') === protocol && own.containerPort === port) return true;
  }
  return false;
}

function fits(selector: RawSelector | undefined, labels: Record<string, string>): boolean {
  for (const [key, value] of Object.entries(selector?.matchLabels || {})) {
    if (labels[key] !== value) return false;
  }
  for (const { key, operator, values = [] } of selector?.matchExpressions || []) {
    const present = key in labels;
    if (operator === 'Exists' && !present) return false;
    if (operator === 'DoesNotExist' && present) return false;
    if (operator === 'In' && !(present && values.includes(labels[key] || ''))) return false;
    if (operator === 'NotIn' && present && values.includes(labels[key] || '')) return false;
  }
  return true;
}

/** Whether a dotted IPv4 address is in a block, bit by bit. */
export function inBlock(address: string, cidr: string): boolean {
  const [base = '', length = ''] = cidr.split('/');
  const bits = (text: string) =>
    text
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('');
  return bits(address).slice(0, Number(length)) === bits(base).slice(0, Number(length));
}
