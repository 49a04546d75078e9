import type { ExporterSeries } from './exporter-series';
import type { ServiceSeries } from './service-series';

/** What a label must be: a text; or what a regular expression matches, or does not match, as a whole (RE2). */
export type Matcher = string | { readonly like: string } | { readonly unlike: string };

/** Labels of a series. */
export type Matchers = Readonly<Record<string, Matcher>>;

/**
 * A selector of PromQL.
 *
 * @example
 * select('dependency_up', { namespace: 'shop-prod', dependency: 'redis' }); // dependency_up{namespace="shop-prod", dependency="redis"}
 */
export function select(series: ServiceSeries | ExporterSeries, matchers: Matchers): string {
  return `${series}${formatMatchers(matchers)}`;
}

/** Labels in braces. A text of JSON is one of PromQL. */
export function formatMatchers(matchers: Matchers): string {
  const formatted = Object.entries(matchers).map(([label, matcher]) => {
    if (typeof matcher === 'string') return `${label}=${JSON.stringify(matcher)}`;
    return 'like' in matcher ? `${label}=~${JSON.stringify(matcher.like)}` : `${label}!~${JSON.stringify(matcher.unlike)}`;
  });
  return `{${formatted.join(', ')}}`;
}

/** One of several texts, as they are. */
export function oneOf(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
}
