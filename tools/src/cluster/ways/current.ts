import { LOCAL_PATH_STORAGE, METRICS_SERVER } from '../needs/add-ons';
import type { Way } from './way';

/** A cluster that somebody else has made, by the context that names it. It must have an ingress controller; its nodes pull their images. */
export function current(context: string): Way {
  return { name: 'current', context, create: [], delete: [], addOns: [METRICS_SERVER, LOCAL_PATH_STORAGE] };
}
