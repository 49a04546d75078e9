import type { Finding } from '../finding/finding';

/** One line of the budget table. Plain data. */
export interface BudgetLine {
  /** Whose it is: `shop-prod/data-service`, `mongo`. */
  readonly owner: string;
  /** What is spent: `operations`, `memory requests`. */
  readonly name: string;
  /** In `unit`. Absent when manifests do not tell it, which a finding explains. */
  readonly used?: number;
  /**
   * In `unit`: `used` may be no more.
   *
   * @default nothing bounds it; the line only shows it
   */
  readonly limit?: number;
  readonly unit: string;
  /** What `used` follows from: `user-service (10 old + 10 new) x 5 = 100`. */
  readonly arithmetic: string;
  /** Whether it holds. A quota holds too where rollouts end after refusals, of which a finding warns. */
  readonly ok: boolean;
}

/** What checking budgets yields. */
export interface BudgetCheck {
  readonly lines: readonly BudgetLine[];
  readonly findings: readonly Finding[];
}

/** All lines and findings together. */
export function joinChecks(checks: readonly BudgetCheck[]): BudgetCheck {
  return { lines: checks.flatMap(({ lines }) => lines), findings: checks.flatMap(({ findings }) => findings) };
}

const SHOWN = 10;

/** Terms of a sum, only the first few of a long one. */
export function formatTerms(terms: readonly string[]): string {
  const more = terms.length - SHOWN;
  return more > 1 ? [...terms.slice(0, SHOWN), `and ${more} more`].join('; ') : terms.join('; ');
}
