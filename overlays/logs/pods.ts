import type { LineOwner } from './bulk';

/** The one pod of a service of the shop. */
export function podOf(service: string): LineOwner {
  return { namespace: 'shop-prod', pod: `${service}-pod`, container: service };
}
