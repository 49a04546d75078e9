import type { RuleGroup } from '@fairlead/monitoring';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** The same rules with all times divided by a factor: how long a query must have an answer, and how far its rates look back. */
export function shortenRules(groups: readonly RuleGroup[], factor: number): readonly RuleGroup[] {
  const shorten = (duration: string) =>
    duration.replace(
      /(\d+)([smhd])/g,
      (_, count: string, unit: string) => `${Math.ceil((Number(count) * (SECONDS[unit] ?? 1)) / factor)}s`,
    );
  return groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ({
      ...rule,
      expr: rule.expr.replace(/\[\d+[smhd]\]/g, shorten),
      ...('for' in rule && rule.for !== undefined && { for: shorten(rule.for) }),
    })),
  }));
}
