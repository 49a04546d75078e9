import type { Flow, FlowEnd } from '../reach/flow';
import { byKey } from '../sets/by-key';
import { groupBy } from '../sets/group-by';
import { PortSet } from '../sets/port-set';
import { idOf } from './graph/link';

/** One line of the traffic matrix: who reaches whom, on which ports. */
export interface TrafficRow {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
}

/** The flows as text, one row for each pair of ends, sorted. */
export function tabulateFlows(flows: readonly Flow[]): readonly TrafficRow[] {
  const pairs = groupBy(flows, ({ from, to }) => `${formatEnd(from)}\n${formatEnd(to)}`);
  return [...pairs].sort(byKey).map(([key, same]) => {
    const [from = '', to = ''] = key.split('\n');
    return { from, to, ports: PortSet.union(same.map(({ ports }) => ports)).toString() };
  });
}

/** `Deployment shop/users`, `pods k8s-app=kube-dns of namespace kube-system`, `192.0.2.0/24`, `everyone`. */
function formatEnd(end: FlowEnd): string {
  return end.type === 'everyone' ? end.type : idOf(end);
}
