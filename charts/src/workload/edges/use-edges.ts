import type { k8s } from 'cdk8s-plus-28';
import {
  findUnknownProps,
  LEAST_POOL,
  listStores,
  type NamedStore,
  type Need,
  nameStoreVariable,
  type StoreNaming,
  type StoreUse,
  storeVariables,
  type WorkloadContract,
} from 'fairlead/contract';
import { attempt } from '../../checks/invalid-platform';
import type { WorkloadScope } from '../../graph/scope';
import type { Store } from '../../stores/store';
import type { VariableSource } from '../../stores/store-protocol';
import { nameUse } from './name-use';
import { USE_PROPS, type UseOptions } from './use-options';

/** A variable whose value is a key of a Secret. */
export interface CredentialReference {
  readonly variable: string;
  readonly secretName: string;
  readonly key: string;
}

/** A store that is used, as its user's contract names it. */
interface Use extends StoreUse {
  readonly store: Store;
  readonly pool: number | undefined;
}

/** The stores that a service uses, kept true to its contract. */
export class UseEdges {
  /** Stores of the contract that the platform names at all, misused ones too: those are reported once. */
  private readonly named = new Set<string>();
  private readonly used = new Map<string, Use>();
  private readonly waitsByStore = new Map<string, k8s.Container>();
  private readonly service: WorkloadScope;
  private readonly open: (store: Store) => void;

  constructor(service: WorkloadScope, open: (store: Store) => void) {
    this.service = service;
    this.open = open;
  }

  /** Opens the way to a store, or reports why there is none. */
  add(store: Store, options: UseOptions): void {
    const { optional = false, pool } = options;
    const { platform, contract, address } = this.service;
    for (const fault of findUnknownProps({ subject: `uses(${store.name})`, given: options }, USE_PROPS))
      platform.report(`${address}: ${fault}`);
    const need = optional ? 'optional' : 'required';
    const use = nameUse(contract, store, options);
    for (const { name } of typeof use === 'string' ? listStores(contract.stores).filter(({ kind }) => kind === store.kind) : [use])
      this.named.add(name);
    if (store.platform !== platform)
      return this.report(
        store,
        `leads to ${store.address} of another platform, where no policy lets it in; use a store made in ${platform.namespace}`,
      );
    if (typeof use === 'string') return this.report(store, use);
    const misuse = this.findMisuse(store, use, need) ?? findMisuseOfPool(store, pool);
    if (misuse) return this.report(store, misuse);
    const known = this.used.get(use.name);
    if (known && known.pool !== pool) {
      const both = [known.pool, pool].map((size) => size ?? 'its share').join(' and ');
      return this.report(store, `asks for two pools, ${both}; say it once`);
    }
    if (known) return;
    this.used.set(use.name, { ...use, store, pool });
    this.connect(store, use, pool);
  }

  private connect(store: Store, { name, prefix, names, need }: StoreUse, pool: number | undefined): void {
    if (this.service.sound) store.serve(this.service, { name, prefix, ...(names && { names }), ...(pool !== undefined && { pool }) });
    else store.missClient();
    if (need === 'required')
      attempt(
        () => void this.waitsByStore.set(store.name, store.waitContainer),
        undefined,
        (fault) => this.service.platform.report(fault),
      );
    this.open(store);
  }

  /** All stores that it uses. */
  get stores(): readonly Store[] {
    return [...this.used.values()].map(({ store }) => store);
  }

  /** Waits for the stores without which it does not start, by name of the store. */
  get waits(): readonly k8s.Container[] {
    return [...this.waitsByStore].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, wait]) => wait);
  }

  /** The variables that hold addresses and pool sizes. */
  variables(): readonly (readonly [string, string])[] {
    const stores = this.sources().flatMap(([variable, source]) => ('value' in source ? [[variable, source.value] as const] : []));
    const pools = [...this.used.values()].flatMap(({ store, ...use }) => nameAll(use, store.poolVariables(this.service)));
    return [...stores, ...pools];
  }

  /** The variables that hold credentials, by name, each with its place in a Secret. */
  credentials(): CredentialReference[] {
    return this.sources()
      .flatMap(([variable, source]) => ('secretName' in source ? [{ variable, ...source }] : []))
      .sort((a, b) => (a.variable < b.variable ? -1 : 1));
  }

  /** A contract with the prefixes with which the platform tells the stores. */
  complete(contract: WorkloadContract): WorkloadContract {
    const changed = listStores(contract.stores).flatMap(({ name, prefix }) => {
      const use = this.used.get(name);
      return use && use.prefix !== prefix ? [{ before: { [name]: contract.stores[name] }, after: { [name]: toNeed(use) } }] : [];
    });
    if (changed.length === 0) return contract;
    const before = Object.assign({}, ...changed.map((change) => change.before)) as WorkloadContract['stores'];
    const after = Object.assign({}, ...changed.map((change) => change.after)) as WorkloadContract['stores'];
    const gone = storeVariables(before);
    const left = Object.entries(contract.env).filter(([name]) => !Object.hasOwn(gone, name));
    return { ...contract, stores: { ...contract.stores, ...after }, env: { ...storeVariables(after), ...Object.fromEntries(left) } };
  }

  /** What the contract requires and nobody wired. */
  findFaults(): readonly string[] {
    const { address, contract } = this.service;
    return listStores(contract.stores)
      .filter(({ name, need }) => need === 'required' && !this.named.has(name))
      .map(({ name, kind }) => {
        const options = name === kind ? '' : `, { as: "${name}" }`;
        return `${address}: its contract requires ${name}, but the platform gives it none, so it does not start; write uses(<the ${kind} store>${options})`;
      });
  }

  private findMisuse(store: Store, { name, need: declared }: StoreUse, need: Need): string | undefined {
    if (declared !== need) {
      const named = [...(name === store.kind ? [] : [`as: "${name}"`]), ...(declared === 'optional' ? ['optional: true'] : [])].join(', ');
      const options = named === '' ? '' : `, { ${named} }`;
      return `makes ${name} ${need}, but its contract says ${declared}; write uses(${store.name}${options})`;
    }
    const other = this.used.get(name)?.store;
    if (other && other !== store)
      return `is its second ${store.kind} store, after ${other.name}, but one variable holds the address; use one of them, or name both in its contract: stores: { ${store.name}: { kind: "${store.kind}", need: "${need}" } }`;
    const twice = [...this.used.values()].find((use) => use.store === store && use.name !== name);
    return twice && `is used as ${twice.name} already; give ${name} a store of its own, or leave it out of the contract`;
  }

  private sources(): [string, VariableSource][] {
    return [...this.used.values()].flatMap(({ store, ...use }) => nameAll(use, store.variablesFor(this.service)));
  }

  private report(store: Store, fault: string): void {
    this.service.platform.report(`${this.service.address}: uses(${store.name}) ${fault}`);
  }
}

function nameAll<Value>(use: StoreNaming, variables: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(variables).map(([name, value]) => [nameStoreVariable(use, name), value]);
}

function toNeed({ definition, need, prefix, names }: StoreUse): NamedStore {
  return { kind: definition, need, prefix, ...(names && { names }) };
}

function findMisuseOfPool(store: Store, pool: number | undefined): string | undefined {
  const { pool: driver } = store.definition.driver;
  if (pool === undefined) return undefined;
  if ('size' in driver) return `asks for a pool, but a ${store.kind} driver always opens ${driver.size} connection; leave pool out`;
  return Number.isInteger(pool) && pool >= LEAST_POOL
    ? undefined
    : `asks for a pool of ${pool}; write a whole number of at least ${LEAST_POOL}`;
}
