import { Yaml } from 'cdk8s';
import type { RuleGroup } from '../rules/rule';

/** A file that Prometheus reads: `rule_files: [rules.yaml]`. */
export function toRuleFile(groups: readonly RuleGroup[], header: string): string {
  return `# ${header}\n${Yaml.stringify({ groups })}`;
}

/** Where a PrometheusRule is, and who takes it. */
export interface PrometheusRuleProps {
  readonly name: string;
  readonly namespace: string;
  /**
   * Labels by which a Prometheus picks its rules: `{ release: 'prometheus' }`.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The same as an object that the Prometheus operator reads. */
export function toPrometheusRule(groups: readonly RuleGroup[], { labels, ...metadata }: PrometheusRuleProps, header: string): string {
  const object = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { ...metadata, ...(labels && { labels: { ...labels } }) },
    spec: { groups },
  };
  return `# ${header}\n${Yaml.stringify(object)}`;
}
