/** A platform that would not run as declared. Each fault says what is wrong, why, and what to write. */
export class InvalidPlatform extends Error {
  override readonly name = 'InvalidPlatform';

  /** One line each. */
  readonly faults: readonly string[];

  /**
   * @param faults such as `prod/user-service: minReplicas (5) exceeds maxReplicas (3), so …; lower minReplicas or …`
   */
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** Refuses a single value at once, in the constructor that was given it. */
export function refuse(fault: string): never {
  throw new InvalidPlatform([fault]);
}
