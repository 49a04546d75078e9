import type { Node } from '../live/objects';
import type { Snapshot } from '../live/snapshot';
import { evidenceOf, evidenceOfConditions, type Problem, problemOf } from './problem';

/** Conditions that are bad when they are true. */
const PRESSURES = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'];

/** What is wrong with nodes. */
export function findNodeProblems(snapshot: Snapshot): readonly Problem[] {
  return snapshot.list('Node').flatMap((node) => [...findUnready(node, snapshot), ...findPressure(node), ...findCordoned(node)]);
}

function findUnready(node: Node, snapshot: Snapshot): readonly Problem[] {
  const ready = node.status?.conditions?.find(({ type }) => type === 'Ready');
  if (ready?.status === 'True') return [];
  const evidence = [...evidenceOfConditions(ready ? [ready] : []), ...evidenceOf(snapshot.warningsOf(node))];
  return [problemOf('node-not-ready', node, 'it takes no pods, and those on it may be lost', evidence)];
}

function findPressure(node: Node): readonly Problem[] {
  const pressures = node.status?.conditions?.filter(({ type, status }) => PRESSURES.includes(type) && status === 'True') ?? [];
  const what = `it runs out of something: ${pressures.map(({ type }) => type).join(', ')}`;
  return pressures.length > 0 ? [problemOf('node-under-pressure', node, what, evidenceOfConditions(pressures))] : [];
}

function findCordoned(node: Node): readonly Problem[] {
  return node.spec?.unschedulable ? [problemOf('node-cordoned', node, 'no new pod is put on it')] : [];
}
