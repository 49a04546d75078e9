import { budgetPanels } from '../panels/budgets';
import { costPanels } from '../panels/load';
import type { Dashboard } from '../panels/panel';
import { worstDelays } from '../panels/process';
import { failedShares, latencies, requestRates } from '../panels/requests';
import type { Inventory } from './inventory';

/** Sorts of budgets that a load uses up within minutes. */
const UNDER_LOAD: readonly string[] = ['Pods', 'Calls under way', 'Queues', 'Connections'];

/** What to look at while a load runs. Rates look back two minutes. */
export function loadDashboard(namespace: string, { services }: Inventory): Dashboard {
  const measured = services.filter(({ isMeasured }) => isMeasured);
  const subjects = measured.map(({ subject }) => subject);
  const budgets = measured.flatMap((service) => service.budgets).filter(({ panel }) => UNDER_LOAD.includes(panel));
  return {
    name: 'load',
    title: `${namespace}: load`,
    description: `What a load does to ${namespace}: what is answered, what that costs, and what is full first.`,
    from: 'now-15m',
    refresh: '5s',
    rows: [
      { title: 'Answers', panels: [requestRates(subjects, '2m'), failedShares(subjects, '2m'), latencies(subjects, '2m')] },
      { title: 'Costs', panels: [...costPanels(subjects), worstDelays(subjects)] },
      ...(budgets.length > 0 ? [{ title: 'What is full first', panels: budgetPanels(budgets) }] : []),
    ],
  };
}
