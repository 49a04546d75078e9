import type { Counts, Measurement } from './public-set';

/** How a measurement differs from the one that was kept: a line for each rule whose errors or warnings are more or fewer. */
export function compare(kept: Measurement | undefined, found: Measurement): readonly string[] {
  return (['error', 'warning'] as const).flatMap((severity) => {
    const [before, after]: readonly [Counts, Counts] = [kept?.[severity] ?? {}, found[severity]];
    const rules = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return rules
      .filter((rule) => before[rule] !== after[rule])
      .map((rule) => `${severity} ${rule}: ${after[rule] ?? 0}, and ${before[rule] ?? 0} were kept`);
  });
}
