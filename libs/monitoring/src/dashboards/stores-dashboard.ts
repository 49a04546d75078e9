import { budgetPanels } from '../panels/budgets';
import type { Dashboard, Panel } from '../panels/panel';
import { podPanels } from '../panels/pods';
import { isCounted, operationPanels, refusedWrites, unreached } from '../panels/store-operations';
import type { KnownStore } from './inventory';

/** Every store: as its services see it, and what its pods use. */
export function storesDashboard(namespace: string, stores: readonly KnownStore[]): Dashboard {
  const rows = stores.map((store) => ({ title: store.subject.name, panels: storePanels(store) }));
  return {
    name: 'stores',
    title: `${namespace}: stores`,
    description: `The stores of ${namespace}, as their services see them and as the cluster does.`,
    from: 'now-1h',
    refresh: '30s',
    rows: rows.filter(({ panels }) => panels.length > 0),
  };
}

function storePanels({ kind, uses, running, budgets }: KnownStore): readonly Panel[] {
  const counted = uses.filter(isCounted);
  return [
    ...operationPanels(counted),
    ...(uses.length > 0 ? [unreached(uses)] : []),
    ...(kind === 'redis' && counted.length > 0 ? [refusedWrites(counted)] : []),
    ...budgetPanels(budgets),
    ...(running ? podPanels(running) : []),
  ];
}
