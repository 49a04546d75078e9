import type { Files } from 'fairlead/synth';
import { renderDashboards } from './dashboards/dashboard-files';
import { environments } from './environments';
import { overlayShop } from './overlaid-shop';
import { renderRules } from './rules/rule-files';
import { HEADER, renderShopForCompose } from './synthesis';

/**
 * What belongs to the shop beside the manifests: Docker Compose, and the rules and dashboards of its environments.
 *
 * @returns texts by path from the root of the repository
 */
export function renderBesides(): Files {
  const shops = environments.map(overlayShop);
  return new Map([...renderShopForCompose(), ...renderRules(shops, HEADER), ...renderDashboards(shops, HEADER)]);
}
