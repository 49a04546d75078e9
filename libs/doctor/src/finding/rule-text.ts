/** What `fairlead explain` says of a rule. */
export interface RuleText {
  /** What is wrong where it finds something. */
  readonly says: string;
  /** What happens in a cluster. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /**
   * Whether what it finds is no fault, and told where the profile is strict.
   *
   * @default false
   */
  readonly isAdvice?: boolean;
}

/** By the ids of the rules. */
export type RuleTexts = Readonly<Record<string, RuleText>>;
