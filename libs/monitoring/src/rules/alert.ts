import type { Subject } from '@fairlead/exposition/series';
import type { AlertRule, Severity } from './rule';

/** What an alert says of itself; the rest of its rule follows. */
export interface Alert {
  /** `HighErrorRate`. Its page of the runbooks is called alike: `high-error-rate.md`. */
  readonly name: string;
  readonly severity: Severity;
  /** PromQL. */
  readonly expr: string;
  /**
   * How long that must hold: `2m`.
   *
   * @default no longer than a moment
   */
  readonly for?: string;
  /**
   * What tells it from others of its name and component, such as the service that is called.
   *
   * @default nothing
   */
  readonly labels?: Readonly<Record<string, string>>;
  /** What is wrong, in one line that names who: no template. */
  readonly summary: string;
}

/**
 * The rule of an alert.
 *
 * @param runbooks where the pages are, without a slash at the end
 */
export function toRule({ name, severity, expr, for: duration, labels, summary }: Alert, subject: Subject, runbooks: string): AlertRule {
  const held = duration === undefined ? 'This query has an answer' : `For ${duration} this query has had an answer`;
  return {
    alert: name,
    expr,
    ...(duration !== undefined && { for: duration }),
    labels: { severity, namespace: subject.namespace, component: subject.name, ...labels },
    annotations: { summary, description: `${held}: ${expr}`, runbook_url: `${runbooks}/${pageOf(name)}` },
  };
}

/** The page of the runbooks that tells what to do: `high-p99-latency.md`. */
export function pageOf(alert: string): string {
  return `${alert.replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2-').toLowerCase()}.md`;
}
