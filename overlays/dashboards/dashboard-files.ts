import { join } from 'node:path';
import { deriveDashboards } from '@fairlead/monitoring';
import { toDashboardConfigMap, toDashboardFile } from '@fairlead/monitoring/dashboards';
import { App } from 'cdk8s';
import type { Files } from 'fairlead/synth';
import type { Overlay } from '../overlay';
import { createShop } from '../platform';
import { RULE_SETTINGS } from '../rules/rule-settings';

/** The folder of an environment's dashboards, from the root of the repository: beside its manifests, which are applied without them. */
export function dashboardsFolder(environment: string): string {
  return join('overlays', environment, 'dashboards');
}

/** The dashboards of each environment that asks for some, derived from its platform: `overlays/prod/dashboards/stores.yaml`. */
export function renderDashboards(overlays: readonly Overlay[], header: string): Files {
  return new Map(overlays.flatMap((overlay) => renderAll(overlay, header)));
}

function renderAll(overlay: Overlay, header: string): readonly (readonly [path: string, text: string])[] {
  const { dashboards: form, name: environment } = overlay;
  if (!form) return [];
  const shop = createShop(new App(), overlay);
  const { namespace } = shop;
  const folder = dashboardsFolder(environment);
  return deriveDashboards(shop, RULE_SETTINGS).map((dashboard) =>
    form.kind === 'files'
      ? [join(folder, `${dashboard.name}.json`), toDashboardFile(dashboard, { namespace })]
      : [join(folder, `${dashboard.name}.yaml`), toDashboardConfigMap(dashboard, { ...form, namespace }, header)],
  );
}
