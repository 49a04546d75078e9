import { findNearestWord } from 'fairlead/contract';
import { formatReference } from '../../../finding/resource-reference';
import type { Gateway } from '../../../read/routing/gateway-route';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';
import { listParents } from './gateway-missing';

/** A route that names a listener is attached to that alone. */
export const listenerMissing: Rule = {
  id: 'listener-missing',
  says: 'a route names a listener that its Gateway does not have',
  why: 'The Gateway takes no requests for the route (condition Accepted: NoMatchingParent).',
  fix: 'Write the name of a listener of the Gateway as sectionName.',
  find: ({ routing: { gateways, routes } }) => {
    const known = new Map(gateways.map((gateway) => [formatReference(gateway.reference), gateway]));
    return judgeEach(judgeEach(routes, listParents), (parent) => judge(parent, known.get(formatReference(parent.wanted))));
  },
};

function judge({ by, path, sectionName }: ReturnType<typeof listParents>[number], gateway: Gateway | undefined): readonly Fault[] {
  const names = (gateway?.spec.listeners ?? []).flatMap(({ name }) => name ?? []);
  if (!gateway || sectionName === undefined || names.length === 0 || names.includes(sectionName)) return [];
  const meant = findNearestWord(sectionName, names) ?? (names.length === 1 ? names[0] : undefined);
  return [
    {
      severity: 'error',
      certainty: 'proven',
      resource: by,
      path: path.replace(/name$/, 'sectionName'),
      what: `${formatReference(by)} names the listener ${sectionName} of ${formatReference(gateway.reference)}, which has ${names.join(', ')}`,
      why: 'the route is attached to nothing, so no request reaches its Services',
      fix: `write sectionName: ${meant ?? names.join(' or ')}`,
      evidence: [{ resource: gateway.reference, path: 'spec.listeners', says: `has the listeners ${names.join(', ')}` }],
    },
  ];
}
