import type { k8s } from 'cdk8s-plus-28';
import {
  addressVariable,
  findUnknownProps,
  isObject,
  type KnownProps,
  LEAST_POOL,
  type Need,
  showGiven,
  STORE_DRIVERS,
  STORE_VARIABLES,
} from 'fairlead/contract';
import { Component, type Destination } from '../graph/component';
import type { WorkloadScope } from '../graph/scope';
import { Store, type VariableSource } from '../stores/store';
import { allowTraffic } from '../graph/edge';
import { attempt } from '../checks/invalid-platform';
import { waitFor } from '../pod/wait-for';

/** A variable whose value is a key of a Secret. */
export interface CredentialReference {
  readonly variable: string;
  readonly secretName: string;
  readonly key: string;
}

/** How a service uses a store. */
export interface UseOptions {
  /**
   * Whether the service starts and is ready without it. Repeats what its contract says.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Connections of each pod that carry operations, 2 or more.
   *
   * @default its share of the store's operations, where the store says how many it works on at once
   */
  readonly pool?: number;
}

const USE_PROPS: KnownProps<UseOptions> = { optional: 'optional', pool: 'optional' };

/** Whom a workload calls and which stores it uses, kept true to its contract. */
export class ServiceEdges {
  private readonly service: WorkloadScope;
  /** Callees and kinds of store that the platform names at all, misused ones too: those are reported once. */
  private readonly named = new Set<string>();
  private readonly called = new Map<string, Destination>();
  private readonly used = new Map<string, { readonly store: Store; readonly pool: number | undefined }>();
  private readonly waitsByStore = new Map<string, k8s.Container>();

  constructor(service: WorkloadScope) {
    this.service = service;
  }

  /** Opens the way to a called service, or reports why there is none. */
  call(callee: unknown): void {
    if (!(callee instanceof Component)) return this.refuse('calls', callee, 'service; give what new HttpService() has made');
    this.named.add(callee.name);
    const misuse = this.findMisuseOfService(callee);
    if (misuse) return this.service.platform.report(`${this.service.address}: calls(${callee.name}) ${misuse}`);
    if (this.called.has(callee.name) || !isDestination(callee)) return;
    this.called.set(callee.name, callee);
    this.open(callee);
  }

  /** Opens the way to a store, or reports why there is none. */
  use(store: unknown, options: UseOptions): void {
    if (!isStore(store)) return this.refuse('uses', store, 'store; give what new RedisStore() or another store has made');
    const { optional = false, pool } = options;
    for (const fault of findUnknownProps({ subject: `uses(${store.name})`, given: options }, USE_PROPS))
      this.service.platform.report(`${this.service.address}: ${fault}`);
    const need = optional ? 'optional' : 'required';
    this.named.add(store.kind);
    const misuse = this.findMisuseOfStore(store, need) ?? findMisuseOfPool(store, pool);
    if (misuse) return this.service.platform.report(`${this.service.address}: uses(${store.name}) ${misuse}`);
    const known = this.used.get(store.kind);
    if (known && known.pool !== pool) {
      const both = [known.pool, pool].map((size) => size ?? 'its share').join(' and ');
      return this.service.platform.report(`${this.service.address}: uses(${store.name}) asks for two pools, ${both}; say it once`);
    }
    if (known) return;
    this.used.set(store.kind, { store, pool });
    if (this.service.sound) store.serve(this.service, pool);
    else store.missClient();
    if (need === 'required')
      attempt(
        () => void this.waitsByStore.set(store.name, waitFor(store)),
        undefined,
        (fault) => this.service.platform.report(fault),
      );
    this.open(store);
  }

  /** What plain JavaScript lets through. */
  private refuse(edge: 'calls' | 'uses', given: unknown, wanted: string): void {
    const shown = isObject(given) && typeof given['name'] === 'string' ? given['name'] : showGiven(given);
    this.service.platform.report(`${this.service.address}: ${edge}(${shown}) is given no ${wanted}`);
  }

  /** All that it calls and uses. */
  get callees(): readonly Component[] {
    return [...this.called.values(), ...this.stores];
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
  variables(): Record<string, string> {
    const calls = [...this.called.values()].map(({ name, port }) => [addressVariable(name), `http://${name}:${port}`] as const);
    const stores = this.sources().flatMap(([variable, source]) => ('value' in source ? [[variable, source.value] as const] : []));
    const pools = [...this.used.values()].flatMap(({ store }) => Object.entries(store.poolVariables(this.service)));
    return Object.fromEntries([...calls, ...stores, ...pools]);
  }

  /** The variables that hold credentials, by name, each with its place in a Secret. */
  credentials(): CredentialReference[] {
    return this.sources()
      .flatMap(([variable, source]) => ('secretName' in source ? [{ variable, ...source }] : []))
      .sort((a, b) => (a.variable < b.variable ? -1 : 1));
  }

  /** What the contract declares and nobody wired. */
  findFaults(): readonly string[] {
    const { address, contract } = this.service;
    const calls = contract.calls
      .map(({ name }) => name)
      .filter((name) => !this.named.has(name))
      .map(
        (name) =>
          `${address}: its contract calls ${name}, but the platform never says so, so every such call is refused; write calls(<the ${name}>)`,
      );
    const stores = Object.entries(contract.stores)
      .filter(([kind, need]) => need === 'required' && Object.hasOwn(STORE_VARIABLES, kind) && !this.named.has(kind))
      .map(
        ([kind]) =>
          `${address}: its contract requires ${kind}, but the platform gives it none, so it does not start; write uses(<the ${kind} store>)`,
      );
    return [...calls, ...stores];
  }

  /** Of two components of one name, or of one that has none, the policies would have no names either. */
  private open(callee: Destination): void {
    if (this.service.sound && callee.sound) allowTraffic(this.service, callee);
  }

  private findMisuseOfService(callee: Component): string | undefined {
    const { platform, contract } = this.service;
    if (callee.platform !== platform) {
      return `leads to ${callee.address} of another platform, where no policy lets it in; call a service made in ${platform.namespace}`;
    }
    if (!contract.calls.some(({ name }) => name === callee.name)) {
      return `is not in its contract, so it would read no address for it; add ${callee.name} to the contract's calls`;
    }
    if (!isDestination(callee)) return 'leads to what listens on no port, so nobody can call it; call what has a port';
    return undefined;
  }

  private findMisuseOfStore(store: Store, need: Need): string | undefined {
    const { platform, contract } = this.service;
    const declared = contract.stores[store.kind];
    const other = this.used.get(store.kind)?.store;
    if (store.platform !== platform) {
      return `leads to ${store.address} of another platform, where no policy lets it in; use a store made in ${platform.namespace}`;
    }
    if (!declared) return `is not in its contract, so it would read no address for it; add ${store.kind} to the contract's stores`;
    if (declared !== need) {
      const options = declared === 'optional' ? ', { optional: true }' : '';
      return `makes ${store.kind} ${need}, but its contract says ${declared}; write uses(${store.name}${options})`;
    }
    if (other && other !== store) {
      return `is its second ${store.kind} store, after ${other.name}, but one variable holds the address; use one of them`;
    }
    return undefined;
  }

  private sources(): [string, VariableSource][] {
    return [...this.used.values()].flatMap(({ store }) => Object.entries(store.variablesFor(this.service)));
  }
}

function isDestination(component: Component): component is Destination {
  return component.port !== undefined;
}

function isStore(given: unknown): given is Store {
  return given instanceof Store;
}

function findMisuseOfPool(store: Store, pool: number | undefined): string | undefined {
  const { pool: driver } = STORE_DRIVERS[store.kind];
  if (pool === undefined) return undefined;
  if ('size' in driver) return `asks for a pool, but a ${store.kind} driver always opens ${driver.size} connection; leave pool out`;
  return Number.isInteger(pool) && pool >= LEAST_POOL
    ? undefined
    : `asks for a pool of ${pool}; write a whole number of at least ${LEAST_POOL}`;
}
