import type { k8s } from 'cdk8s-plus-28';
import { isObject, showGiven, type WorkloadContract } from 'fairlead/contract';
import { Component, type Destination } from '../graph/component';
import { allowTraffic, declareCall } from '../graph/edge';
import type { WorkloadScope } from '../graph/scope';
import { Store } from '../stores/store';
import { CallEdges } from './edges/call-edges';
import type { CallOptions } from './edges/call-options';
import { type CredentialReference, UseEdges } from './edges/use-edges';
import type { UseOptions } from './edges/use-options';

/** Whom a workload calls and which stores it uses, kept true to its contract. */
export class ServiceEdges {
  private readonly service: WorkloadScope;
  private readonly calls: CallEdges;
  private readonly uses: UseEdges;
  private readonly portsOf = new Map<Destination, Set<number>>();

  constructor(service: WorkloadScope) {
    this.service = service;
    this.calls = new CallEdges(service, (callee, ports) => this.open(callee, ports));
    this.uses = new UseEdges(service, (store) => this.open(store, store.commonPorts));
  }

  /** Opens the way to a called service or an API outside, or reports why there is none. */
  call(callee: unknown, options: CallOptions): void {
    if (!(callee instanceof Component)) return this.refuse('calls', callee, 'service; give what new HttpService() has made');
    this.calls.add(callee, options);
  }

  /** Opens the way to a store, or reports why there is none. */
  use(store: unknown, options: UseOptions): void {
    if (!isStore(store)) return this.refuse('uses', store, 'store; give what new RedisStore() or another store has made');
    this.uses.add(store, options);
  }

  /** Opens the way to a collector, of which no contract says anything: where traces go, a platform decides. */
  sendTo(collector: Destination): void {
    this.open(collector, [collector.port]);
  }

  /** What plain JavaScript lets through. */
  private refuse(edge: 'calls' | 'uses', given: unknown, wanted: string): void {
    const shown = isObject(given) && typeof given['name'] === 'string' ? given['name'] : showGiven(given);
    this.service.platform.report(`${this.service.address}: ${edge}(${shown}) is given no ${wanted}`);
  }

  /** All that it calls and uses. */
  get callees(): readonly Component[] {
    return [...this.calls.callees, ...this.stores];
  }

  /** All stores that it uses. */
  get stores(): readonly Store[] {
    return this.uses.stores;
  }

  /** Waits for the stores without which it does not start, by name of the store. */
  get waits(): readonly k8s.Container[] {
    return this.uses.waits;
  }

  /** The variables that hold addresses and pool sizes. */
  variables(): Record<string, string> {
    return Object.fromEntries([...this.calls.variables(), ...this.uses.variables()]);
  }

  /** The variables that hold credentials, by name, each with its place in a Secret. */
  credentials(): CredentialReference[] {
    return this.uses.credentials();
  }

  /** The service's contract, with the names of variables that the platform alone says. */
  get contract(): WorkloadContract {
    return this.uses.complete(this.calls.complete(this.service.contract));
  }

  /** What the contract declares and nobody wired. */
  findFaults(): readonly string[] {
    return [...this.calls.findFaults(), ...this.uses.findFaults()];
  }

  /** Of two components of one name, or of one that has none, the policies would have no names either. */
  private open(callee: Destination, ports: readonly number[]): void {
    if (!this.service.sound || !callee.sound) return;
    const open = this.portsOf.get(callee) ?? new Set<number>();
    if (!this.portsOf.has(callee)) {
      this.portsOf.set(callee, open);
      allowTraffic(this.service, callee, () => [...open].sort((a, b) => a - b));
    }
    for (const port of ports.filter((each) => !open.has(each))) {
      open.add(port);
      declareCall(this.service, callee, port);
    }
  }
}

function isStore(given: unknown): given is Store {
  return given instanceof Store;
}
