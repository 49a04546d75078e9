import type { RuleGroup } from '@fairlead/monitoring';

type Rule = RuleGroup['rules'][number];

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/**
 * By how much the times of an alert can be divided at most, where what it sees has a pace of its own: a kubelet waits for 10, 20, 40 s
 * before it starts a container again, so that four starts take more than a minute.
 */
const MOST: Readonly<Record<string, number>> = { PodRestartLoop: 5 };

/** The same rules with all times divided by a factor: how long a query must have an answer, and how far its rates look back. */
export function shortenRules(groups: readonly RuleGroup[], factor: number): readonly RuleGroup[] {
  return groups.map((group) => ({ ...group, rules: group.rules.map((rule) => shortenRule(rule, factor)) }));
}

function shortenRule(rule: Rule, factor: number): Rule {
  const by = 'alert' in rule ? Math.min(factor, MOST[rule.alert] ?? factor) : factor;
  const shorten = (duration: string) =>
    duration.replace(/(\d+)([smhd])/g, (_, count: string, unit: string) => `${Math.ceil((Number(count) * (SECONDS[unit] ?? 1)) / by)}s`);
  return {
    ...rule,
    expr: rule.expr.replace(/\[\d+[smhd]\]/g, shorten),
    ...('for' in rule && rule.for !== undefined && { for: shorten(rule.for) }),
  };
}
