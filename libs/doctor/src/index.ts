export { AddressSet } from './sets/address-set';
export type { BudgetCheck, BudgetLine } from './budgets/budget';
export { checkBudgets } from './budgets/check-budgets';
export { Cluster } from './reach/cluster';
export { Connectivity, type ConnectivityOptions, POD_RANGES } from './reach/connectivity';
export type {
  ConfiguredServer,
  DeclaredBudgets,
  ServerTimes,
  ServiceBudget,
  StoreBudget,
  StoreClient,
  StoreGrowth,
  StoreServer,
} from './budgets/declared-budgets';
export type { DeclaredAddresses, DeclaredEnd, DeclaredPods, DeclaredTraffic } from './traffic/declared-traffic';
export type { Certainty, Evidence, Finding, Severity } from './finding/finding';
export { formatFinding } from './finding/format-finding';
export { type Flow, type FlowEnd, listFlows } from './reach/flow';
export { type Configs, findEnvironment, type PodEnvironment, type PodVariable } from './read/pod-environment';
export { expandReferences } from './read/expand-references';
export { formatBudgets, formatReport } from './report/format-report';
export { formatSummary } from './report/format-summary';
export type { ReportLayout, Tone } from './report/report-layout';
export type { Manifest } from './read/manifest';
export { formatReference, type ResourceReference, type WorkloadReference } from './finding/resource-reference';
export type { Labels } from './sets/labels';
export { PodRegion } from './sets/pod-region';
export type { ContainerPort, PodSet } from './reach/pod-set';
export type { PodRow } from './report/pod-table';
export { PortSet, type Protocol, PROTOCOLS } from './sets/port-set';
export { findQuantity } from './read/quantity';
export { proveTraffic, type TrafficProof } from './traffic/prove-traffic';
export { PROGRESS_DEADLINE_SECONDS } from './read/workload';
export { type Declared, hasErrors, isProven, proveManifests, type Report, REPORT_VERSION } from './report/report';
export { type RecordGrowth, volumeNeed } from './budgets/store/volume-need';
export { countRolloutPods, isPaced, type Rollout, type RolloutPods } from './budgets/rollout-pods';
export { countScaledDown } from './budgets/scaled-down-pods';
export type { RuleText, RuleTexts } from './finding/rule-text';
export { RULES } from './rules/rules';
export { drawTraffic } from './report/traffic-diagram';
export { tabulateFlows, type TrafficRow } from './report/traffic-matrix';
