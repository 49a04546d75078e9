import type { PrometheusRuleProps } from '@fairlead/monitoring';
import type { Environment } from 'fairlead';

/** What differs per environment: Fairlead's part of it, and ours. */
export interface Overlay extends Environment {
  /** Name under which clients reach the shop. */
  readonly host: string;

  /**
   * How its Prometheus takes its rules: as a file, or as an object that an operator reads.
   *
   * @default there are none
   */
  readonly rules?: RuleForm;
}

/** A form of the rules of an environment. */
export type RuleForm = { readonly kind: 'rule-file' } | ({ readonly kind: 'prometheus-rule' } & Pick<PrometheusRuleProps, 'labels'>);
