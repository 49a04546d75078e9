/** A rule that raises an alert, in Prometheus's own words. */
export interface AlertRule {
  readonly alert: string;
  /** PromQL: the alert is raised for each series that it has. */
  readonly expr: string;
  /** How long it must have had one: `2m`. Missing where at once. */
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>> & { readonly severity: Severity };
  readonly annotations: { readonly summary: string; readonly description: string; readonly runbook_url: string };
}

/** A rule that keeps the answer of a query as a series of its own. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Rules that are worked out together, one after the other. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly (AlertRule | RecordingRule)[];
}

/** `critical`: clients feel it, and somebody is woken. `warning`: it waits for the morning. */
export type Severity = 'critical' | 'warning';
