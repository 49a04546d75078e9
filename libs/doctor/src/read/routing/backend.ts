import type { ResourceReference } from '../../finding/resource-reference';

/** That a route sends requests to a port of a Service. */
export interface Backend {
  /** The Ingress or route. */
  readonly route: ResourceReference;
  readonly namespace: string;
  readonly service: string;
  /** Nothing where it names none. */
  readonly port: string | number | undefined;
  /** The field that names the Service, and the one that names its port. */
  readonly path: string;
  readonly portPath: string;
}
