import { budgetPanels } from '../panels/budgets';
import { callGraph } from '../panels/call-graph';
import { paces } from '../panels/objective';
import type { Dashboard, PanelRow } from '../panels/panel';
import { worstDelays } from '../panels/process';
import { failedShares, latencies, requestRates } from '../panels/requests';
import type { Inventory } from './inventory';

/** All of a platform on one page: who calls whom, the four golden signals of each service, and budgets against use. */
export function platformDashboard(namespace: string, { services, stores }: Inventory): Dashboard {
  const measured = services.filter(({ isMeasured }) => isMeasured);
  const subjects = measured.map(({ subject }) => subject);
  const promised = measured.flatMap((service) => service.promised ?? []);
  const budgets = budgetPanels([...services, ...stores].flatMap((component) => component.budgets));
  const rows: readonly PanelRow[] = [
    { title: 'Calls', panels: measured.length > 0 ? [graphOf({ services, stores })] : [] },
    {
      title: 'Golden signals',
      panels: measured.length > 0 ? [requestRates(subjects), failedShares(subjects), latencies(subjects), worstDelays(subjects)] : [],
    },
    { title: 'Objectives', panels: promised.length > 0 ? [paces(promised)] : [] },
    { title: 'Budgets against use', panels: budgets },
  ];
  return {
    name: 'platform',
    title: `${namespace}: platform`,
    description: `Who calls whom in ${namespace}, how well, and what is left.`,
    from: 'now-1h',
    refresh: '30s',
    rows: rows.filter(({ panels }) => panels.length > 0),
  };
}

function graphOf({ services, stores }: Inventory) {
  const measured = services.filter(({ isMeasured }) => isMeasured).map(({ subject }) => subject);
  const calls = services.flatMap((service) => service.calls);
  const callees = new Set(calls.map(({ callee }) => callee));
  return callGraph({
    services: measured,
    others: [...callees].filter((callee) => !measured.some(({ name }) => name === callee)),
    stores: stores.filter(({ uses }) => uses.length > 0).map(({ subject: { name }, uses }) => ({ name, uses })),
    calls,
  });
}
