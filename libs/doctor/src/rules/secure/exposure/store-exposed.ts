import { formatReference } from '../../../finding/resource-reference';
import { parseImage } from '../../../read/containers/image';
import { STORE_DATA_PATHS } from '../../../read/containers/store-images';
import type { Inventory } from '../../../read/inventory';
import { servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Service } from '../../../read/services/service';
import type { Workload } from '../../../read/workload';
import type { Advice, AdviceRule } from '../../rule';

const EFFECTS: ReadonlyMap<string, string> = new Map([
  ['LoadBalancer', 'it gets an address of its own, in most clouds one of the internet'],
  ['NodePort', 'it is open on a port of every node'],
]);

/** Annotations that keep a load balancer within a network of one's own (AWS, Azure, Google and others). */
const INTERNAL = /internal|load-balancer-type|loadbalancer-type|scheme/;

/** Known by its image. A Service that names its sources, or is internal, is meant. */
export const storeExposed: AdviceRule = {
  id: 'store-exposed',
  isAdvice: true,
  says: 'a Service of type LoadBalancer or NodePort leads to a store',
  why: 'A store that everybody can reach is one password, or one fault of its server, away from everybody.',
  fix: 'Write type: ClusterIP, and reach it with kubectl port-forward; or name who may in loadBalancerSourceRanges.',
  find: (inventory) => judgeEach(inventory.services, (service) => judge(service, inventory)),
};

function judge(service: Service, inventory: Inventory): readonly Advice[] {
  const { type = '', loadBalancerSourceRanges = [] } = service.spec;
  const effect = EFFECTS.get(type);
  if (effect === undefined || loadBalancerSourceRanges.length > 0) return [];
  if (type === 'LoadBalancer' && Object.keys(service.annotations).some((key) => INTERNAL.test(key))) return [];
  const [store] = inventory.backendsOf(service).flatMap(({ workload }) => storesOf(workload));
  if (!store) return [];
  return [
    {
      certainty: 'likely',
      resource: service.reference,
      path: 'spec.type',
      what: `${formatReference(service.reference)} opens ${formatReference(store.workload.reference)}, which runs ${store.image}, as ${type}`,
      why: effect,
      fix: `write type: ClusterIP${type === 'LoadBalancer' ? ', or name who may reach it in loadBalancerSourceRanges' : ''}`,
      evidence: [{ resource: store.workload.reference, path: store.path, says: `runs ${store.image}` }],
    },
  ];
}

function storesOf(workload: Workload) {
  return servingContainers(workload.pod).flatMap(({ container: { image = '' }, path }) =>
    Object.hasOwn(STORE_DATA_PATHS, parseImage(image).name) ? [{ workload, image, path: `${workload.podPath}.${path}.image` }] : [],
  );
}
