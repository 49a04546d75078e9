/** A platform that would not run as declared. Each fault says what is wrong, why, and what to write. */
export class InvalidPlatform extends Error {
  override readonly name = 'InvalidPlatform';

  /** One line each. */
  readonly faults: readonly string[];

  /** Where each fault was declared, `platform.ts:12:17`, as far as that is known. The message has both. */
  readonly places: ReadonlyMap<string, string>;

  /**
   * @param faults such as `prod/user-service: minReplicas (5) exceeds maxReplicas (3), so …; lower minReplicas or …`
   * @param places by fault
   */
  constructor(faults: readonly string[], places: ReadonlyMap<string, string> = new Map()) {
    super(faults.map((fault) => [places.get(fault) ?? [], fault].flat().join(' ')).join('\n'));
    this.faults = faults;
    this.places = places;
  }
}

/** Refuses a single value. */
export function refuse(fault: string): never {
  throw new InvalidPlatform([fault]);
}

/** Refuses what has faults. */
export function refuseAll(faults: readonly string[], places?: ReadonlyMap<string, string>): void {
  if (faults.length > 0) throw new InvalidPlatform(faults, places);
}

/**
 * Runs all checks, those after one that fails too.
 *
 * @throws InvalidPlatform with the faults of all
 */
export function checkAll(...checks: readonly (() => unknown)[]): void {
  const faults: string[] = [];
  for (const check of checks) attempt<unknown>(check, undefined, (fault) => faults.push(fault));
  refuseAll(faults);
}

/** What is made, or, where that is refused, a stand-in: the faults are reported, and the run goes on to find those of others. */
export function attempt<Value>(make: () => Value, standIn: Value, report: (fault: string) => void): Value {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InvalidPlatform)) throw error;
    error.faults.forEach((fault) => report(fault));
    return standIn;
  }
}
