/** Versions that a change or a reading is bound to. They are compared as texts, since an entity tag is opaque: `01` is not `1`. */
export interface Precondition {
  /**
   * `If-Match`: it is at one of these.
   *
   * @default any version will do
   */
  readonly accepted?: readonly string[];
  /**
   * `If-None-Match`: it is at none of these, `any` where whatever is there refuses.
   *
   * @default no version refuses
   */
  readonly excluded?: readonly string[] | 'any';
}

/** How a precondition fails: another version than accepted, or one that is excluded; undefined where it holds. */
export function findFailure(version: string | number, { accepted, excluded = [] }: Precondition): 'changed' | 'excluded' | undefined {
  const text = String(version);
  if (accepted && !accepted.includes(text)) return 'changed';
  return excluded === 'any' || excluded.includes(text) ? 'excluded' : undefined;
}
