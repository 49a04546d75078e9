import type { Registry } from 'prom-client';
import type { Exemplar } from './duration-histogram';

/** Media type of {@link formatOpenMetrics}, and what `Accept` must allow for it. */
export const OPEN_METRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/** What a metric of the registry says of itself. */
interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: unknown;
  readonly values?: readonly Value[];
}

interface Value {
  readonly metricName?: string;
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
  readonly exemplar?: Exemplar | null | undefined;
}

const TOTAL = /_total$/;

/**
 * Everything in a registry as OpenMetrics 1.0, with exemplars. `prom-client` can be set to it too, but takes `_total` off the names of
 * counters for good when it prints it once, so that the next answer in Prometheus' own format misses it. Names and labels of series are the
 * same in both.
 */
export async function formatOpenMetrics(registry: Pick<Registry, 'getMetricsAsJSON'>): Promise<string> {
  const families = (await registry.getMetricsAsJSON()) as unknown as readonly Family[];
  return `${families.map(formatFamily).join('')}# EOF\n`;
}

function formatFamily({ name, help, type, values = [] }: Family): string {
  const family = type === 'counter' ? name.replace(TOTAL, '') : name;
  const sampleName = type === 'counter' ? `${family}_total` : name;
  const head = `# HELP ${family} ${escape(help)}\n# TYPE ${family} ${String(type)}\n`;
  return head + values.map((value) => formatSample(value.metricName ?? sampleName, value)).join('');
}

function formatSample(name: string, { labels, value, exemplar }: Value): string {
  const example = exemplar ? ` # ${formatLabels(exemplar.labelSet)} ${formatNumber(exemplar.value)} ${exemplar.timestamp}` : '';
  const given = Object.keys(labels).length === 0 ? '' : formatLabels(labels);
  return `${name}${given} ${formatNumber(value)}${example}\n`;
}

function formatLabels(labels: Value['labels']): string {
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(String(value))}"`)
    .join(',')}}`;
}

function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}

function formatNumber(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}
