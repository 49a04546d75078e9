import { sum } from 'simple-statistics';
import type { CpuProfile, ProfileNode } from './cpu-profile';
import { IDLE, type KindOfWork, kindOfWork, KINDS_OF_WORK } from './kinds-of-work';

/** The part of the busy time that each kind of work took, 0 to 1. */
export type Shares = Readonly<Record<KindOfWork, number>>;

/** @param fromUs the samples before, in microseconds since the start, are those of the start itself */
export function shareWork({ nodes, samples, timeDeltas }: CpuProfile, fromUs: number): Shares {
  const kinds = classify(nodes);
  const busyUs = new Map<KindOfWork, number>();
  let nowUs = 0;
  for (const [index, id] of samples.entries()) {
    const deltaUs = timeDeltas[index] as number;
    nowUs += deltaUs;
    const kind = kinds.get(id);
    if (kind && nowUs >= fromUs) busyUs.set(kind, (busyUs.get(kind) ?? 0) + deltaUs);
  }
  const allUs = sum([...busyUs.values()]);
  return Object.fromEntries(KINDS_OF_WORK.map((kind) => [kind, allUs === 0 ? 0 : (busyUs.get(kind) ?? 0) / allUs])) as Shares;
}

/** The kind of each node's work; idle ones have none. */
function classify(nodes: readonly ProfileNode[]): ReadonlyMap<number, KindOfWork> {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stackOf = (node: ProfileNode | undefined): string[] =>
    node ? [node.callFrame.functionName, ...stackOf(parents.get(node.id))] : [];
  const busy = [...byId.values()].filter(({ callFrame }) => callFrame.functionName !== IDLE);
  return new Map(busy.map((node) => [node.id, kindOfWork(stackOf(node))]));
}
