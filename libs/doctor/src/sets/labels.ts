/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** API reference, LabelSelector v1 meta. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** API reference, LabelSelectorRequirement v1 meta: `In`, `NotIn`, `Exists`, `DoesNotExist`. */
export interface LabelSelectorRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** The label that every namespace carries, with its own name (KEP-2161). */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';
