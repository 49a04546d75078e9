import { GATEWAY_KIND, type GatewayRoute } from '../../../read/routing/gateway-route';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Rule } from '../../rule';
import { findMissingObjects, type Need, stockOfListed } from '../missing/missing-objects';

/** A Gateway is often another team's, so one that is not here is told only where something shows which was meant. */
export const gatewayMissing: Rule = {
  id: 'gateway-missing',
  says: 'a route names a Gateway that is not there',
  why: 'The route is attached to nothing, so no request reaches what it names.',
  fix: 'Name the Gateway that is there, with its namespace where that is another.',
  find: ({ routing: { gateways, routes }, objects, custom }) =>
    findMissingObjects(
      judgeEach(routes, listParents),
      stockOfListed(
        gateways.map(({ reference }) => reference),
        (namespace = '') => objects.assertComplete(GATEWAY_KIND, namespace),
        {
          why: 'the route is attached to nothing, so no request reaches its Services',
          isMentioned: ({ name }) => custom.mention(name),
          mayBeMade: ({ namespace = '', name }) => custom.mayMake(namespace, name),
          isAssumed: (reference) => objects.isAssumed(reference),
          isNamespaceNamed: true,
        },
      ),
    ),
};

/** The Gateways that a route is for. */
export function listParents({ reference, spec: { parentRefs = [] } }: GatewayRoute): readonly (Need & ParentPart)[] {
  return parentRefs.flatMap(
    ({ group = 'gateway.networking.k8s.io', kind = 'Gateway', namespace = reference.namespace, name, sectionName }, index) =>
      `${kind}.${group}` === GATEWAY_KIND && name
        ? [{ wanted: { kind: GATEWAY_KIND, namespace, name }, by: reference, path: `spec.parentRefs[${index}].name`, sectionName }]
        : [],
  );
}

interface ParentPart {
  /** The listener. */
  readonly sectionName: string | undefined;
}
