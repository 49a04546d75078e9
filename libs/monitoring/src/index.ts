export { type DashboardSettings, deriveDashboards } from './dashboards/derive-dashboards';
export { deriveRules, type RuleSettings } from './derive/derive-rules';
export type { OwnQueue } from './derive/own-queue';
export { type Dashboard, queriesOf } from './panels/panel';
export { type DashboardConfigMapProps, toDashboardConfigMap, toDashboardFile } from './render/dashboard-files';
export { type PrometheusRuleProps, toPrometheusRule, toRuleFile } from './render/rule-files';
export { pageOf } from './rules/alert';
export type { AlertRule, RecordingRule, RuleGroup, Severity } from './rules/rule';
