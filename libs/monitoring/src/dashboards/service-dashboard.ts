import { budgetPanels } from '../panels/budgets';
import { callPanels } from '../panels/calls';
import { paceByWindow } from '../panels/objective';
import type { Dashboard, Panel, PanelRow } from '../panels/panel';
import { podPanels } from '../panels/pods';
import { processPanels } from '../panels/process';
import { answers, droppedLines, failedShares } from '../panels/requests';
import { isCounted, operationPanels } from '../panels/store-operations';
import type { KnownService, KnownStore } from './inventory';

/** One service: what it answers, what it calls, what it does in its stores, and what its pods use. */
export function serviceDashboard(namespace: string, service: KnownService, stores: readonly KnownStore[]): Dashboard {
  const { subject, description, isMeasured, calls, running, budgets } = service;
  const rows: readonly PanelRow[] = [
    { title: 'Requests', panels: isMeasured ? requestPanels(service) : [] },
    { title: 'Calls', panels: calls.length > 0 ? callPanels(calls) : [] },
    { title: 'Stores', panels: operationPanels(usesOf(service, stores).filter(isCounted)) },
    { title: 'Budgets against use', panels: budgetPanels(budgets) },
    { title: 'Process', panels: isMeasured ? processPanels(subject) : [] },
    { title: 'Pods', panels: running ? podPanels(running) : [] },
  ];
  return {
    name: subject.name,
    title: `${namespace}: ${subject.name}`,
    description,
    from: 'now-1h',
    refresh: '30s',
    rows: rows.filter(({ panels }) => panels.length > 0),
  };
}

function requestPanels({ subject, promised }: KnownService): readonly Panel[] {
  return [...answers(subject), failedShares([subject]), ...(promised ? [paceByWindow(promised)] : []), droppedLines(subject)];
}

function usesOf({ subject }: KnownService, stores: readonly KnownStore[]) {
  return stores.flatMap(({ uses }) => uses.filter((use) => use.service.name === subject.name));
}
