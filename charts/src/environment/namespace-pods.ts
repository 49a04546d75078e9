/** Pods of another namespace. */
export interface NamespacePods {
  /** Name of the namespace. */
  readonly namespace: string;
  /** Labels that the pods carry, all of them. */
  readonly podLabels: Readonly<Record<string, string>>;
}
