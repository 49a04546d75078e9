import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import { isExternalName, type Service } from '../../../read/services/service';
import type { Workload } from '../../../read/workload';
import { LabelSet } from '../../../sets/label-set';
import type { Labels } from '../../../sets/labels';
import type { Fault, Rule } from '../../rule';

/** Pods that are elsewhere may be selected all the same; a workload that misses some of the labels alone is what was meant. */
export const serviceSelectsNobody: Rule = {
  id: 'service-selects-nobody',
  says: 'the selector of a Service matches no pod',
  why: 'The Service has no endpoints, so every connection to it is refused or times out.',
  fix: 'Select labels that the pod template has.',
  find: (inventory) => judgeEach(inventory.services, (service) => judge(service, inventory)),
};

function judge(service: Service, inventory: Inventory): readonly Fault[] {
  const { selector = {} } = service.spec;
  const { namespace } = service.reference;
  if (isExternalName(service) || Object.keys(selector).length === 0) return [];
  if (inventory.select(namespace, { matchLabels: selector }).length > 0) return [];
  const residents = inventory.workloads.filter(({ reference }) => reference.namespace === namespace);
  const meant = residents.filter(({ podLabels }) => matchOf(selector, podLabels) > 0);
  const nearest = meant.sort((a, b) => matchOf(selector, b.podLabels) - matchOf(selector, a.podLabels))[0];
  return residents.length === 0 ? [] : [faultOf(service, selector, nearest)];
}

/** How many of some labels others match. */
function matchOf(selector: Labels, labels: Labels): number {
  return Object.entries(selector).filter(([key, value]) => labels[key] === value).length;
}

function faultOf({ reference }: Service, selector: Labels, nearest: Workload | undefined): Fault {
  const wrong = Object.entries(selector).filter(([key, value]) => nearest && nearest.podLabels[key] !== value);
  const found = { resource: reference, path: 'spec.selector' };
  const what = `${formatReference(reference)} selects ${format(selector)}, and no pod of ${reference.namespace} has that`;
  const why = 'it has no endpoints, so every connection to it fails';
  if (!nearest) return { ...found, severity: 'warning', certainty: 'likely', what, why, fix: 'select labels that the pods have' };
  return {
    ...found,
    severity: 'error',
    certainty: 'likely',
    what,
    why,
    fix: `select what ${formatReference(nearest.reference)} has: ${wrong.map(([key]) => `${key}: ${nearest.podLabels[key] ?? 'nothing'}`).join(', ')}`,
    evidence: [{ resource: nearest.reference, path: labelsPath(nearest), says: `its pods have ${format(nearest.podLabels)}` }],
  };
}

function labelsPath({ podPath }: Workload): string {
  return podPath === 'spec' ? 'metadata.labels' : podPath.replace(/spec$/, 'metadata.labels');
}

function format(matchLabels: Labels): string {
  return LabelSet.of({ matchLabels }).toString();
}
