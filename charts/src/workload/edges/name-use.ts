import { findNearestWord, listStores, type WorkloadContract, showGiven, type StoreUse } from 'fairlead/contract';
import type { Store } from '../../stores/store';
import type { UseOptions } from './use-options';

const PREFIX = /^([A-Z][A-Z0-9_]*)?$/;

/**
 * Which of its contract's stores a service uses, and with which prefix.
 *
 * @returns a text that says what is wrong, to follow `uses(cache) `
 */
export function nameUse(contract: WorkloadContract, store: Store, { as, prefix }: Pick<UseOptions, 'as' | 'prefix'>): StoreUse | string {
  const use = as === undefined ? findOnly(contract, store) : findNamed(contract, store, as);
  if (typeof use === 'string' || prefix === undefined || prefix === use.prefix) return use;
  if (typeof prefix !== 'string' || !PREFIX.test(prefix))
    return `has the prefix ${showGiven(prefix)}; write what the names of its variables begin with, in capitals, such as CACHE_`;
  if (contract.foreign) return { ...use, prefix };
  return `has the prefix ${showGiven(prefix)}, but its contract reads ${showGiven(use.prefix)}; write that, or change the contract: stores: { ${use.name}: { kind: "${use.kind}", need: "${use.need}", prefix: "${prefix}" } }`;
}

/** Stores of a contract that are of the kind of another. */
function findSame(contract: WorkloadContract, { kind }: Store): readonly StoreUse[] {
  return listStores(contract.stores).filter((use) => use.kind === kind);
}

function findOnly(contract: WorkloadContract, store: Store): StoreUse | string {
  const same = findSame(contract, store);
  const [only, ...more] = same;
  if (!only) return `is not in its contract, so it would read no address for it; add ${store.kind} to the contract's stores`;
  if (more.length === 0) return only;
  const ofName = same.find(({ name }) => name === store.name);
  const names = same.map(({ name }) => name);
  return ofName ?? `may be ${names.join(' or ')}, which are all ${store.kind} stores of its contract; write which: { as: "${only.name}" }`;
}

function findNamed(contract: WorkloadContract, store: Store, as: string): StoreUse | string {
  const same = findSame(contract, store);
  const use = same.find(({ name }) => name === as);
  if (use) return use;
  const names = same.map(({ name }) => name);
  const nearest = findNearestWord(as, names) ?? names[0];
  const instead = nearest === undefined ? '' : `, or write as: "${nearest}"`;
  return `is used as ${showGiven(as)}, which is no ${store.kind} store of its contract; add stores: { ${as}: { kind: "${store.kind}", need: "required" } } to it${instead}`;
}
