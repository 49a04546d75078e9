import { App } from 'cdk8s';
import type { Platform } from 'fairlead';
import type { Overlay } from './overlay';
import { createShop } from './platform';

/** The platform of an environment, from which rules and dashboards are derived, and how the environment takes these. */
export interface OverlaidShop {
  readonly overlay: Overlay;
  readonly shop: Platform;
}

/** Made once for all that is derived of it. */
export function overlayShop(overlay: Overlay): OverlaidShop {
  return { overlay, shop: createShop(new App(), overlay) };
}
