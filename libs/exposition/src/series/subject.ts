import type { Matchers } from './select';

/** What an alert is about: a component of a platform, or all of one. */
export interface Subject {
  /** `shop-prod`. */
  readonly namespace: string;

  /** `user-service`; of a platform its name, `shop`. */
  readonly name: string;
}

/**
 * How a pod's label `app.kubernetes.io/name` is called by who scrapes it. The scrape configuration of Prometheus's chart takes all labels of
 * a pod over, and so do our PodMonitors this one.
 */
export const COMPONENT_LABEL = 'app_kubernetes_io_name';

/** The labels of all series that the pods of a component serve themselves. */
export function podsOf({ namespace, name }: Subject): Matchers {
  return { namespace, [COMPONENT_LABEL]: name };
}
