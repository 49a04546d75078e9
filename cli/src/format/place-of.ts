import type { Diagnostic, Location } from '@fairlead/diagnosis';

/** Where a finding is shown: at its object, or where no source holds that, at the first evidence that one does hold. */
export function placeOf({ location, evidence }: Diagnostic): Location | undefined {
  return location ?? evidence.find((each) => each.location)?.location;
}
