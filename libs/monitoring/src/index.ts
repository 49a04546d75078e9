export { deriveRules, type RuleSettings } from './derive/derive-rules';
export type { OwnQueue } from './derive/own-queue';
export { type PrometheusRuleProps, toPrometheusRule, toRuleFile } from './render/rule-files';
export { pageOf } from './rules/alert';
export type { AlertRule, RecordingRule, RuleGroup, Severity } from './rules/rule';
export { EXPORTER_SERIES, type Exporter, EXPORTERS, type ExporterSeries } from './series/exporter-series';
export { type Matcher, type Matchers, select } from './series/select';
export { SERVICE_SERIES, type ServiceSeries } from './series/service-series';
