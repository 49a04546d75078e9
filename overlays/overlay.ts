import type { DashboardConfigMapProps, PrometheusRuleProps } from '@fairlead/monitoring';
import type { Environment } from 'fairlead';
import type { Scraping } from './monitoring';

/** What differs per environment: Fairlead's part of it, and ours. */
export interface Overlay extends Environment {
  /** Name under which clients reach the shop. */
  readonly host: string;

  /**
   * Who reads the metrics of its services.
   *
   * @default nobody
   */
  readonly monitoring?: Scraping;

  /**
   * How its Prometheus takes its rules: as a file, or as an object that an operator reads.
   *
   * @default there are none
   */
  readonly rules?: RuleForm;

  /**
   * How its Grafana takes its dashboards: as files, or as ConfigMaps that its sidecar finds by their labels.
   *
   * @default there are none
   */
  readonly dashboards?: DashboardForm;

  /** What Argo CD is told of it, where it follows this environment. The manifests are the same either way. */
  readonly argoCd?: ArgoCdSettings;
}

/** How Argo CD brings an environment to its cluster. */
export interface ArgoCdSettings {
  /**
   * How it runs the Job of a task before the services that wait for it. `wave`: as every other object, in a wave of its own; the Job of a
   * release runs once, and goes with the next one. `hook`: at every sync anew, so that a Job that has failed is made again by the next try;
   * it must not matter that the task runs twice, and the Jobs of earlier releases stay until somebody deletes them.
   *
   * @default wave
   */
  readonly tasks?: 'wave' | 'hook';
}

/** A form of the rules of an environment. */
export type RuleForm = { readonly kind: 'rule-file' } | ({ readonly kind: 'prometheus-rule' } & Pick<PrometheusRuleProps, 'labels'>);

/** A form of the dashboards of an environment. */
export type DashboardForm = { readonly kind: 'files' } | ({ readonly kind: 'config-maps' } & Pick<DashboardConfigMapProps, 'labels'>);
