import type { Component, Platform } from 'fairlead';

/** Of an object as it is applied, what alerts follow from. A field is missing where its kind has none. */
export interface RenderedObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
    readonly startingDeadlineSeconds?: number;
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly ingressClassName?: string;
    readonly tls?: readonly { readonly hosts?: readonly string[] }[];
  };
}

/** What a component puts into the cluster, patches included. */
export function objectsOf(platform: Platform, component: Component): readonly RenderedObject[] {
  return platform.objectsOf(component);
}
