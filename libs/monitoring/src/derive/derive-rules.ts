import type { Subject } from '@fairlead/exposition/series';
import { type Component, HttpService, type Platform, Store } from 'fairlead';
import { podRestartLoop } from '../alerts/cluster/pod-restart-loop';
import { secretNotSynced } from '../alerts/cluster/secret-not-synced';
import { statesMissing } from '../alerts/cluster/states-missing';
import { toRule } from '../rules/alert';
import type { RuleGroup } from '../rules/rule';
import { objectAlerts } from './object-alerts';
import { type OwnQueue, ownQueueAlert } from './own-queue';
import { objectsOf, type RenderedObject } from './rendered-object';
import { serviceAlerts, serviceRecords } from './service-alerts';
import { poolAlerts, storeAlerts } from './store-alerts';

/** What {@link deriveRules} cannot know of a platform. */
export interface RuleSettings {
  /** Where the pages of the runbooks are, without a slash at the end. Each alert leads to one. */
  readonly runbooks: string;

  /**
   * Queues that services have of their own.
   *
   * @default none
   */
  readonly queues?: readonly OwnQueue[];
}

/**
 * The rules of a platform whose edges are all declared: a group for the platform, one for each component that has any. The same platform
 * gives the same rules.
 *
 * @throws TypeError where a queue has no bound
 *
 * @example
 * const groups = deriveRules(shop, { runbooks: 'https://example.com/runbooks' });
 */
export function deriveRules(platform: Platform, settings: RuleSettings): readonly RuleGroup[] {
  const components = platform.components.map((component) => ({ component, objects: objectsOf(platform, component) }));
  const all = components.flatMap(({ objects }) => objects);
  const groups = components.map(({ component, objects }) => componentGroup(platform, component, objects, settings));
  return [platformGroup(platform, all, settings), ...groups].filter(({ rules }) => rules.length > 0);
}

function platformGroup({ namespace, name }: Platform, objects: readonly RenderedObject[], { runbooks }: RuleSettings): RuleGroup {
  const subject = { namespace, name };
  const isSynced = objects.some(({ kind }) => kind === 'ExternalSecret');
  const alerts = [podRestartLoop(subject), statesMissing(subject), ...(isSynced ? [secretNotSynced(subject)] : [])];
  return { name: namespace, rules: alerts.map((alert) => toRule(alert, subject, runbooks)) };
}

function componentGroup(
  platform: Platform,
  component: Component,
  objects: readonly RenderedObject[],
  { runbooks, queues = [] }: RuleSettings,
): RuleGroup {
  const subject: Subject = { namespace: platform.namespace, name: component.name };
  const own = queues.filter(({ service }) => service === component.name);
  const stores = platform.components.filter(isStore);
  const service = isMeasured(component) ? component : undefined;
  const alerts = [
    ...(service ? [...serviceAlerts(service, subject), ...poolAlerts(stores, subject)] : []),
    ...(service ? own.map((queue) => ownQueueAlert(service, subject, queue, objects)) : []),
    ...(isStore(component) ? storeAlerts(component, subject, objects) : []),
    ...objects.flatMap((object) => objectAlerts(subject, object, platform.environment.ingress)),
  ];
  return {
    name: `${subject.namespace}/${subject.name}`,
    rules: [...(service ? serviceRecords(service, subject) : []), ...alerts.map((alert) => toRule(alert, subject, runbooks))],
  };
}

/** Whether it counts what every service of the kit counts. */
function isMeasured(component: Component): component is HttpService {
  return component instanceof HttpService && !(component as HttpService).contract.foreign;
}

function isStore(component: Component): component is Store {
  return component instanceof Store;
}
