import { deriveRules, toRuleFile } from '@fairlead/monitoring';
import { type Monitoring, type Platform, PrometheusStack, type PrometheusStackProps } from 'fairlead';
import { RULE_SETTINGS } from './rules/rule-settings';

/** Who reads the metrics of an environment: a Prometheus of its cluster, or one of its own where the cluster has none. */
export type Scraping = Monitoring | OwnPrometheus;

/** A Prometheus beside the services, with the rules that follow from the platform. */
export interface OwnPrometheus {
  readonly kind: 'stack';
  readonly props: Omit<PrometheusStackProps, 'rules'>;
}

const RULES_HEADER = 'Derived from overlays/platform.ts.';

/** Lets the metrics of a platform be read as its environment says. */
export function scrape(shop: Platform, scraping: Scraping): void {
  if (scraping.kind !== 'stack') {
    shop.scrapedBy(scraping);
    return;
  }
  const rules = (platform: Platform) => toRuleFile(deriveRules(platform, RULE_SETTINGS), RULES_HEADER);
  new PrometheusStack(shop, { ...scraping.props, rules });
}
