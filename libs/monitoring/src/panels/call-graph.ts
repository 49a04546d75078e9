import type { Subject } from '@fairlead/exposition/series';
import { type Call, callRateOf, failedCallsOf } from './calls';
import type { GraphPanel } from './panel';
import { labelled } from './promql';
import { failedShareOf, requestRateOf } from './requests';
import { isCounted, operationRateOf, type StoreUse, unreachedShareOf } from './store-operations';

/** The nodes and edges of a platform of which something is known. */
export interface CallGraph {
  /** Services that count their own requests. */
  readonly services: readonly Subject[];
  /** Names of others that they call, which only their callers know. */
  readonly others: readonly string[];
  readonly stores: readonly { readonly name: string; readonly uses: readonly StoreUse[] }[];
  readonly calls: readonly Call[];
}

/** Who calls whom, how often, and how much of it fails. */
export function callGraph({ services, others, stores, calls }: CallGraph): GraphPanel {
  const uses = stores.flatMap((store) => store.uses.map((use) => ({ use, id: edgeId(use.service.name, store.name), target: store.name })));
  const callsOf = (callee: string) => calls.filter((call) => call.callee === callee);
  return {
    kind: 'graph',
    title: 'Who calls whom',
    description:
      'Requests or operations a second, and the share that failed. Of a store: the share of its services’ pods that do not reach it. ' +
      'A service that does not count its operations of a store has none here.',
    nodes: {
      failed: joined([
        ...services.map((service) => labelled(failedShareOf(service), { id: service.name, title: service.name })),
        ...others.map((name) => labelled(worst(callsOf(name).map(failedCallsOf)), { id: name, title: name })),
        ...stores.map(({ name, uses: all }) => labelled(worst(all.map(unreachedShareOf)), { id: name, title: name })),
      ]),
      rate: joined([
        ...services.map((service) => labelled(requestRateOf(service), { id: service.name })),
        ...others.map((name) => labelled(summed(callsOf(name).map(callRateOf)), { id: name })),
        ...stores.flatMap(({ name, uses: all }) => {
          const counted = all.filter(isCounted);
          return counted.length === 0 ? [] : [labelled(summed(counted.map(operationRateOf)), { id: name })];
        }),
      ]),
    },
    edges: {
      failed: joined([
        ...calls.map((call) => labelled(failedCallsOf(call), edgeLabels(call.caller.name, call.callee))),
        ...uses.map(({ use, target }) => labelled(unreachedShareOf(use), edgeLabels(use.service.name, target))),
      ]),
      rate: joined([
        ...calls.map((call) => labelled(callRateOf(call), { id: edgeId(call.caller.name, call.callee) })),
        ...uses.flatMap(({ use, id }) => (isCounted(use) ? [labelled(operationRateOf(use), { id })] : [])),
      ]),
    },
  };
}

const edgeId = (source: string, target: string) => `${source} to ${target}`;

const edgeLabels = (source: string, target: string) => ({ id: edgeId(source, target), source, target });

/** Rows of several queries: labels tell them apart. */
const joined = (queries: readonly string[]) => queries.join(' or ');

const summed = (queries: readonly string[]) => combined('sum', queries);

const worst = (queries: readonly string[]) => combined('max', queries);

/** Of several answers without labels, of which some may not be there. */
function combined(operator: 'max' | 'sum', queries: readonly string[]): string {
  const [only = '', ...more] = queries;
  return more.length === 0 ? only : `${operator}(${queries.map((query, index) => labelled(query, { of: String(index) })).join(' or ')})`;
}
