import type { KnownProps } from 'fairlead/contract';

/** Pods of another namespace. */
export interface NamespacePods {
  /** Name of the namespace. */
  readonly namespace: string;
  /** Labels that the pods carry, all of them. */
  readonly podLabels: Readonly<Record<string, string>>;
}

/** Its props. */
export const NAMESPACE_PODS_PROPS: KnownProps<NamespacePods> = { namespace: 'required', podLabels: 'required' };
