import type { Inventory } from '../../../read/inventory';
import type { Rule } from '../../rule';
import { findMissingObjects, type Stock, stockOfListed } from '../missing/missing-objects';

/** A Service that is not here may be in the cluster. */
export const backendServiceMissing: Rule = {
  id: 'backend-service-missing',
  says: 'an Ingress or a route sends requests to a Service that is not there',
  why: 'An Ingress reaches Services of its own namespace alone. Where the Service is missing, its controller answers with 503 or 404.',
  fix: 'Name the Service that is there, or add it.',
  find: (inventory) =>
    findMissingObjects(
      inventory.routing.backends.map(({ route, namespace, service, path }) => ({
        wanted: { kind: 'Service', namespace, name: service },
        by: route,
        path,
      })),
      stockOf(inventory),
    ),
};

function stockOf(inventory: Inventory): Stock {
  const { objects, custom, access, services } = inventory;
  // Knative makes a Service of the same name.
  const made = objects.ofKind('Service.serving.knative.dev').map(({ reference }) => ({ ...reference, kind: 'Service' }));
  return stockOfListed(
    [...services.map(({ reference }) => reference), ...made],
    (namespace = '') => objects.assertComplete('Service', namespace),
    {
      why: 'its controller has nowhere to send the requests, and answers them with 503 or 404',
      isMentioned: ({ name }) => custom.mention(name),
      mayBeMade: ({ namespace = '', name }) => custom.mayMake(namespace, name) || access.mayCreate('services', namespace),
      isAssumed: (reference) => objects.isAssumed(reference),
      isWhole: (namespace) => inventory.isWhole(namespace),
    },
  );
}
