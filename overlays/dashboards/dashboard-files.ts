import { join } from 'node:path';
import { deriveDashboards, toDashboardConfigMap, toDashboardFile } from '@fairlead/monitoring';
import type { Files } from 'fairlead/synth';
import type { OverlaidShop } from '../overlaid-shop';
import { RULE_SETTINGS } from '../rules/rule-settings';

/** The folder of an environment's dashboards, from the root of the repository: beside its manifests, which are applied without them. */
export function dashboardsFolder(environment: string): string {
  return join('overlays', environment, 'dashboards');
}

/** The dashboards of each environment that asks for some, derived from its platform: `overlays/prod/dashboards/stores.yaml`. */
export function renderDashboards(shops: readonly OverlaidShop[], header: string): Files {
  return new Map(shops.flatMap((shop) => renderAll(shop, header)));
}

function renderAll({ overlay, shop }: OverlaidShop, header: string): readonly (readonly [path: string, text: string])[] {
  const { dashboards: form, name: environment } = overlay;
  if (!form) return [];
  const { namespace } = shop;
  const folder = dashboardsFolder(environment);
  return deriveDashboards(shop, RULE_SETTINGS).map((dashboard) =>
    form.kind === 'files'
      ? [join(folder, `${dashboard.name}.json`), toDashboardFile(dashboard, { namespace })]
      : [join(folder, `${dashboard.name}.yaml`), toDashboardConfigMap(dashboard, { ...form, namespace }, header)],
  );
}
