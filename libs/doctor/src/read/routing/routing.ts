import type { ResourceReference } from '../../finding/resource-reference';
import type { ObjectSet } from '../objects/object-set';
import { judgeEach } from '../schema/unread-field';
import type { Backend } from './backend';
import { backendsOfRoute, type Gateway, GATEWAY_KIND, type GatewayRoute, readGateway, readRoute, ROUTE_KINDS } from './gateway-route';
import { backendsOfIngress, type Ingress, readIngress } from './ingress';

/** How requests come in from outside. */
export class Routing {
  readonly ingresses: readonly Ingress[];
  readonly ingressClasses: readonly ResourceReference[];
  readonly gateways: readonly Gateway[];
  readonly routes: readonly GatewayRoute[];

  private allBackends: readonly Backend[] | undefined;

  constructor(objects: ObjectSet) {
    this.ingresses = objects.ofKind('Ingress').map(readIngress);
    this.ingressClasses = objects.ofKind('IngressClass').map(({ reference: { kind, name } }) => ({ kind, name }));
    this.gateways = objects.ofKind(GATEWAY_KIND).map(readGateway);
    this.routes = ROUTE_KINDS.flatMap((kind) => objects.ofKind(kind)).map(readRoute);
  }

  /** Where all of them send requests. */
  get backends(): readonly Backend[] {
    return (this.allBackends ??= [...judgeEach(this.ingresses, backendsOfIngress), ...judgeEach(this.routes, backendsOfRoute)]);
  }
}
