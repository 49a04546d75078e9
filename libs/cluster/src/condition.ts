/** What an object of a cluster says of itself. */
export interface Condition {
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** The condition of a type, where it has this status: `findCondition(pod.status?.conditions, 'Ready', 'True')`. */
export function findCondition(conditions: readonly Condition[] | undefined, type: string, status: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type && condition.status === status);
}
