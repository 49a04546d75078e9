import type { BudgetLine } from '../budgets/budget';
import { checkBudgets } from '../budgets/check-budgets';
import type { ConnectivityOptions } from '../reach/connectivity';
import type { DeclaredBudgets } from '../budgets/declared-budgets';
import type { DeclaredTraffic } from '../traffic/declared-traffic';
import type { Finding } from '../finding/finding';
import { sortFindings } from '../finding/sort-findings';
import { Inventory } from '../read/inventory';
import { joinWorkloadKinds, type WorkloadKind } from '../read/objects/workload-kinds';
import { joinFindings } from './join-findings';
import { type PodRow, tabulatePods } from './pod-table';
import { proveTraffic } from '../traffic/prove-traffic';
import type { RuleOptions } from '../rules/rule';
import { checkRules, giveAdvice, OWN_RULES } from '../rules/rules';
import { UNREAD_TRAFFIC } from '../traffic/unread-traffic';
import { tabulateFlows, type TrafficRow } from './traffic-matrix';

/** Grows when a field of {@link Report} changes its meaning or goes away; new fields leave it. */
export const REPORT_VERSION = 1;

/** What a set of manifests lets through and uses up, and what is wrong with that. Plain data: `JSON.stringify` keeps all of it. */
export interface Report {
  readonly version: typeof REPORT_VERSION;
  /** All traffic that policies allow, one row for each pair of ends. */
  readonly matrix: readonly TrafficRow[];
  /** Every budget, whether it holds or not. */
  readonly budgets: readonly BudgetLine[];
  /** How many pods of every workload the budgets count. */
  readonly pods: readonly PodRow[];
  /** Errors first, then by place. */
  readonly findings: readonly Finding[];
  /** What is no fault, and would be safer otherwise: where the profile is strict, it is among the findings. */
  readonly advice: readonly Finding[];
}

/** What {@link proveManifests} is told beside the manifests. */
export interface Declared extends ConnectivityOptions, RuleOptions {
  /**
   * All traffic that is meant to flow.
   *
   * @default nobody declares any, so that nothing is extra, and what programs are told stands in for it
   */
  readonly traffic?: readonly DeclaredTraffic[];
  /** @default only the budgets that manifests alone tell */
  readonly budgets?: DeclaredBudgets;
  /**
   * Namespaces of which the manifests hold every object that is not made of them, but for Secrets: what is missing there is nowhere.
   *
   * @default none: what is missing may be in the cluster
   */
  readonly namespaces?: readonly string[];
  /**
   * Kinds that run pods, beside those that are known: operators have their own.
   *
   * @default none
   */
  readonly workloadKinds?: readonly WorkloadKind[];
}

/**
 * Proves that manifests allow exactly the declared traffic, where any is declared, and keep to every budget. Same input, in any order:
 * same report. Nothing that YAML can hold makes it throw: what cannot be read is a finding, and what depends on it is not judged.
 *
 * @example
 * const report = proveManifests(shop.toJson(), { traffic: shop.declaredTraffic(), budgets: shop.declaredBudgets() });
 * if (!isProven(report)) console.error(formatReport(report));
 */
export function proveManifests(
  documents: readonly unknown[],
  { traffic, budgets = {}, namespaces = [], workloadKinds = [], profile = 'default', ...options }: Declared = {},
): Report {
  const inventory = new Inventory(documents, joinWorkloadKinds(workloadKinds), namespaces, budgets.nodes);
  const proof = proveTraffic(inventory, traffic, options);
  const check = checkBudgets(inventory, budgets);
  const advice = giveAdvice(inventory, profile);
  const isStrict = profile === 'strict';
  const rules = OWN_RULES.filter(({ isForUndeclared = false }) => !traffic || !isForUndeclared);
  return {
    version: REPORT_VERSION,
    matrix: tabulateFlows(proof.flows),
    budgets: check.lines,
    pods: tabulatePods(inventory),
    findings: sortFindings(
      joinFindings([...proof.findings, ...check.findings], [...checkRules(inventory, rules, options), ...(isStrict ? advice : [])]),
    ),
    advice: isStrict ? [] : sortFindings(advice),
  };
}

/** Whether something is wrong that must not be applied: warnings do not count. */
export function hasErrors({ findings }: Pick<Report, 'findings'>): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** Whether it has no errors, and all that it rests on was read: no kind that changes traffic was passed over. */
export function isProven(report: Pick<Report, 'findings'>): boolean {
  return !hasErrors(report) && report.findings.every(({ id }) => id !== UNREAD_TRAFFIC);
}
