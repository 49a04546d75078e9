import { type ExporterSeries, type Matchers, select, type ServiceSeries } from '@fairlead/exposition/series';

/** How far back a rate looks: at least four scrapes of 30 seconds, so that one that is missed is not seen. */
export type RateWindow = '2m' | '5m';

/** A second's growth of a counter, one for each series. */
export function rateOf(series: ServiceSeries | ExporterSeries, matchers: Matchers, window: RateWindow = '5m'): string {
  return `rate(${select(series, matchers)}[${window}])`;
}

/** A part of something that is counted. Where the part was never counted, it is none. */
export function shareOf(part: string, all: string): string {
  return `(${part} or 0 * ${all}) / ${all}`;
}

/** A quantile of a histogram, for all series together or by labels. */
export function quantileOf(quantile: number, bucketRate: string, by: readonly string[] = []): string {
  return `histogram_quantile(${quantile}, sum by (${['le', ...by].join(', ')}) (${bucketRate}))`;
}

/** The answer of a query with labels of ours, each a fixed text. */
export function labelled(query: string, labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels).reduce(
    (labelledQuery, [label, text]) => `label_replace(${labelledQuery}, ${JSON.stringify(label)}, ${JSON.stringify(text)}, "", "")`,
    query,
  );
}
