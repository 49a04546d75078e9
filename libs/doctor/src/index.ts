export { AddressSet } from './sets/address-set';
export type { BudgetCheck, BudgetLine } from './budgets/budget';
export { checkBudgets } from './budgets/check-budgets';
export { Cluster } from './reach/cluster';
export { type Direction, DIRECTIONS } from './reach/policy';
export { Connectivity, type ConnectivityOptions, POD_RANGES } from './reach/connectivity';
export type {
  ConfiguredServer,
  DeclaredBudgets,
  DeclaredProbes,
  ServerTimes,
  ServiceBudget,
  StoreBudget,
  StoreClient,
  StoreGrowth,
  StoreServer,
} from './budgets/declared-budgets';
export type { DeclaredAddresses, DeclaredEnd, DeclaredPods, DeclaredTraffic, ServiceAddress } from './traffic/declared-traffic';
export type { Certainty, Evidence, Finding, Severity } from './finding/finding';
export type { Edit, EditValue } from './finding/edit';
export { formatFinding } from './finding/format-finding';
export { type Flow, type FlowEnd, listFlows } from './reach/flow';
export { CREDENTIAL_FORMS, type CredentialForm } from './read/credentials/credential-forms';
export { isCredentialName } from './read/credentials/credential-name';
export { type Configs, findEnvironment, type PodEnvironment, type PodVariable } from './read/pod-environment';
export { expandReferences } from './read/expand-references';
export { type FieldChange, listChanges, valueAt } from './upgrade/field-change';
export type { FieldRules } from './upgrade/field-rules';
export { findRefused, type RefusedObject } from './upgrade/find-refused';
export { IMMUTABLE_KINDS, kindOf } from './upgrade/immutable-kinds';
export { EFFECTS, findWayOut, type WayOut } from './upgrade/way-out';
export { formatBudgets, formatReport } from './report/format-report';
export { formatSummary } from './report/format-summary';
export type { ReportLayout, Tone } from './report/report-layout';
export type { Manifest } from './read/manifest';
export type { GeneratedLabel, WorkloadKind } from './read/objects/workload-kinds';
export { readManifests } from './read/read-manifests';
export { nameKind } from './read/objects/kind-name';
export { formatReference, type ResourceReference, type WorkloadReference } from './finding/resource-reference';
export type { Labels } from './sets/labels';
export { PodRegion } from './sets/pod-region';
export type { ContainerPort, PodSet } from './reach/pod-set';
export type { PodRow } from './report/pod-table';
export { judgeConnection, type PolicyRule, type PolicyVerdict } from './reach/policy-verdict';
export { PortSet, type Protocol, PROTOCOLS } from './sets/port-set';
export { findQuantity } from './read/quantities/quantity';
export { type Dependency, type DependencyVerdict, inferDependencies } from './dependencies/infer-dependencies';
export { proveTraffic, type TrafficProof } from './traffic/prove-traffic';
export { PROGRESS_DEADLINE_SECONDS } from './read/workload';
export { type Declared, hasErrors, isProven, proveManifests, type Report, REPORT_VERSION } from './report/report';
export { type RecordGrowth, volumeNeed } from './budgets/store/volume-need';
export { countRolloutPods, isPaced, type Rollout, type RolloutPods } from './budgets/rollout-pods';
export { countScaledDown } from './budgets/scaled-down-pods';
export type { RuleText, RuleTexts } from './finding/rule-text';
export { type Profile, PROFILES, type RuleOptions } from './rules/rule';
export { RULES } from './rules/rules';
export { KUBERNETES_RELEASES } from './rules/rejected/schema/api-table';
export { NEWEST_RELEASE, type ReleaseName } from './rules/rejected/schema/release-span';
export { deriveTrafficGraph, type TrafficGraphOptions } from './report/graph/derive-traffic-graph';
export type { EdgeState, EdgeVerdict, GraphEdge, GraphNode, TrafficGraph } from './report/graph/traffic-graph';
export { drawTraffic } from './report/traffic-diagram';
export { tabulateFlows, type TrafficRow } from './report/traffic-matrix';
export { parseSchedule } from './read/jobs/cron-schedule';
