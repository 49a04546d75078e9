import {
  diagnose,
  type Diagnostic,
  findImmutableChanges,
  type Objects,
  type Problem,
  type ProofOptions,
  prove,
  type SourceObject,
} from '@fairlead/diagnosis';
import type { BudgetLine, Finding, TrafficRow } from 'fairlead/doctor';

/** What was, and what is now; one of them is missing where something came or went. */
export interface Change<Value> {
  readonly name: string;
  readonly before?: Value;
  readonly after?: Value;
}

/** What one version of manifests changes against another. */
export interface Comparison {
  /** Ports that may be reached, by pair of ends. */
  readonly traffic: readonly Change<string>[];
  /** What is used, and what bounds it. */
  readonly budgets: readonly Change<string>[];
  /** Findings that only the new version has. */
  readonly appeared: readonly Diagnostic[];
  /** Findings that only the old version has. */
  readonly disappeared: readonly Diagnostic[];
  readonly problems: readonly Problem[];
}

/** Compares two versions of manifests. */
export function compare(before: Objects, after: Objects, options: ProofOptions = {}): Comparison {
  const old = judge(before.objects, options);
  const current = judge(after.objects, options, findImmutableChanges(before.objects, after.objects));
  return {
    traffic: listChanges(old.traffic, current.traffic),
    budgets: listChanges(old.budgets, current.budgets),
    appeared: without(current.diagnostics, old.diagnostics),
    disappeared: without(old.diagnostics, current.diagnostics),
    problems: [...before.problems, ...after.problems],
  };
}

/** @param changes findings on the change itself */
function judge(objects: readonly SourceObject[], options: ProofOptions, changes: readonly Finding[] = []) {
  const report = prove(objects, options);
  const { diagnostics } = diagnose(objects, {}, { ...report, findings: [...report.findings, ...changes] });
  const traffic = new Map(report.matrix.map(({ from, to, ports }: TrafficRow) => [`${from} to ${to}`, ports]));
  const budgets = new Map(report.budgets.map((line) => [`${line.owner} ${line.name}`, describeBudget(line)]));
  return { traffic, budgets, diagnostics };
}

function describeBudget({ used, limit, unit, ok }: BudgetLine): string {
  return `${used ?? 'unknown'} of ${limit ?? 'no limit in'} ${unit}${ok ? '' : ', exceeded'}`;
}

function listChanges(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly Change<string>[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes = names.map((name) => ({ name, before: before.get(name), after: after.get(name) }));
  return changes
    .filter((change) => change.before !== change.after)
    .map(({ name, before: old, after: current }) => ({
      name,
      ...(old !== undefined && { before: old }),
      ...(current !== undefined && { after: current }),
    }));
}

function without(diagnostics: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(others.map(({ fingerprint }) => fingerprint));
  return diagnostics.filter(({ fingerprint }) => !known.has(fingerprint));
}
