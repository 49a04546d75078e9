import { join } from 'node:path';
import { deriveRules, toPrometheusRule, toRuleFile } from '@fairlead/monitoring';
import type { Files } from 'fairlead/synth';
import type { OverlaidShop } from '../overlaid-shop';
import { RULE_SETTINGS } from './rule-settings';

/** The folder of an environment's rules, from the root of the repository: beside its manifests, which are applied without them. */
export function rulesFolder(environment: string): string {
  return join('overlays', environment, 'rules');
}

/** The rules of each environment that asks for some, derived from its platform: `overlays/prod/rules/prometheus-rule.yaml`. */
export function renderRules(shops: readonly OverlaidShop[], header: string): Files {
  return new Map(shops.flatMap((shop) => renderOne(shop, header)));
}

function renderOne({ overlay, shop }: OverlaidShop, header: string): readonly (readonly [path: string, text: string])[] {
  const { rules: form, name: environment } = overlay;
  if (!form) return [];
  const groups = deriveRules(shop, RULE_SETTINGS);
  const folder = rulesFolder(environment);
  if (form.kind === 'rule-file') return [[join(folder, 'rules.yaml'), toRuleFile(groups, header)]];
  const { name, namespace } = shop;
  const { labels = {} } = form;
  return [[join(folder, 'prometheus-rule.yaml'), toPrometheusRule(groups, { name, namespace, labels }, header)]];
}
