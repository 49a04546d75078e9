import type { Subject } from '@fairlead/exposition/series';
import { type Component, HttpService, type Platform, Store } from 'fairlead';
import { isRunningKind } from '../alerts/cluster/replicas-unavailable';
import { boundOf, type OwnQueue } from '../derive/own-queue';
import { objectsOf, type RenderedObject } from '../derive/rendered-object';
import { isHttp } from '../derive/service-alerts';
import { countedPools } from '../derive/store-alerts';
import {
  type Budget,
  callBudgets,
  connectionBudget,
  objectiveBudget,
  podBudgets,
  queueBudget,
  scaleBudget,
  volumeBudget,
} from '../panels/budgets';
import type { Call } from '../panels/calls';
import type { PromisedService } from '../panels/objective';
import type { RunningComponent } from '../panels/pods';
import { COUNTED_KINDS, type StoreUse } from '../panels/store-operations';

/** A service, and what is known of it. */
export interface KnownService {
  readonly subject: Subject;
  readonly description: string;
  /** Whether it counts what every service of the kit counts. */
  readonly isMeasured: boolean;
  readonly promised?: PromisedService;
  readonly calls: readonly Call[];
  readonly running?: RunningComponent;
  readonly budgets: readonly Budget[];
}

/** A store, and what is known of it. */
export interface KnownStore {
  readonly subject: Subject;
  readonly kind: string;
  /** By services that count what every service of the kit counts. */
  readonly uses: readonly StoreUse[];
  /** Missing where others run it. */
  readonly running?: RunningComponent;
  readonly budgets: readonly Budget[];
}

/** What dashboards are drawn of. */
export interface Inventory {
  readonly services: readonly KnownService[];
  readonly stores: readonly KnownStore[];
}

/** Reads a platform as its rules do: contracts, edges, and objects as they are applied. */
export function takeInventory(platform: Platform, queues: readonly OwnQueue[]): Inventory {
  const stores = platform.components.filter((component): component is Store => component instanceof Store);
  const services = platform.components.filter((component): component is HttpService => component instanceof HttpService);
  return {
    services: services.map((service) => knowService(platform, service, stores, queues)),
    stores: stores.map((store) => knowStore(platform, store)),
  };
}

function knowService(platform: Platform, service: HttpService, stores: readonly Store[], queues: readonly OwnQueue[]): KnownService {
  const { contract } = service;
  const { description, objective } = contract;
  const subject = subjectOf(platform, service);
  const objects = objectsOf(platform, service);
  const running = findRunning(subject, objects);
  const isMeasured = !contract.foreign;
  const promised = isMeasured && objective ? { service: subject, objective } : undefined;
  return {
    subject,
    description,
    isMeasured,
    ...(promised && { promised }),
    calls: isMeasured ? contract.calls.filter(isHttp).map(({ name }) => ({ caller: subject, callee: name })) : [],
    ...(running && { running }),
    budgets: [
      ...(running ? podBudgets(running) : []),
      ...(objects.some(({ kind }) => kind === 'HorizontalPodAutoscaler') ? [scaleBudget(subject)] : []),
      ...(isMeasured ? ownBudgets(service, subject, stores) : []),
      ...queues
        .filter((queue) => queue.service === subject.name && isMeasured)
        .map((queue) => queueBudget(subject, queue.what, queue.series, boundOf(service, queue, objects))),
      ...(promised ? [objectiveBudget(promised)] : []),
    ],
  };
}

/** What the contract and the stores bound. */
function ownBudgets(service: HttpService, subject: Subject, stores: readonly Store[]): readonly Budget[] {
  const { calls, routes } = service.contract;
  const passedOn = calls.filter(isHttp).filter(({ name }) => routes.some(({ upstream }) => upstream?.service === name));
  return [
    ...passedOn.flatMap(({ name, capacity }) => callBudgets({ caller: subject, callee: name }, capacity)),
    ...countedPools(stores, service).map(({ store, size }) => connectionBudget(subject, store, size)),
  ];
}

function knowStore(platform: Platform, store: Store): KnownStore {
  const subject = subjectOf(platform, store);
  const objects = objectsOf(platform, store);
  const running = findRunning(subject, objects);
  const claims = objects.flatMap(({ spec }) => spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name);
  const clients = store.services.filter(({ contract, metrics }) => metrics !== undefined && !contract.foreign);
  return {
    subject,
    kind: store.kind,
    uses: clients.map((client) => {
      const storeName = store.nameFor(client);
      const isRequired = client.contract.stores[storeName] === 'required';
      const countedAs = isRequired ? COUNTED_KINDS.find((kind) => kind === store.kind) : undefined;
      return { service: subjectOf(platform, client), storeName, ...(countedAs && { countedAs }) };
    }),
    ...(running && { running }),
    budgets: [...(running ? podBudgets(running) : []), ...(claims.length > 0 ? [volumeBudget(subject, claims)] : [])],
  };
}

function subjectOf({ namespace }: Platform, { name }: Pick<Component, 'name'>): Subject {
  return { namespace, name };
}

function findRunning(subject: Subject, objects: readonly RenderedObject[]): RunningComponent | undefined {
  const kind = objects.map((object) => object.kind).find(isRunningKind);
  return kind && { subject, kind };
}
