import { type Diagnostic, SEVERITIES } from '@fairlead/diagnosis';

/** From which severity on findings fail a command. */
export const THRESHOLDS = [...SEVERITIES, 'never'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

/** Whether a finding is at or above a severity. */
export function hasFailing(diagnostics: readonly Diagnostic[], failOn: Threshold): boolean {
  if (failOn === 'never') return false;
  return diagnostics.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn));
}
