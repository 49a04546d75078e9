import type { Severity } from 'fairlead/doctor';
import type { Diagnosis } from './diagnosis';

/** How many findings of each severity a diagnosis has. */
export function countFindings({ diagnostics }: Pick<Diagnosis, 'diagnostics'>) {
  const count = (severity: Severity) => diagnostics.filter((each) => each.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}
