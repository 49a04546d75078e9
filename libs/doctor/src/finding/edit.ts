/** What a field may be set to. A map takes the place of all that the field has. */
export type EditValue = string | number | boolean | Readonly<Record<string, string | number | boolean>>;

/**
 * A change to one field of an object. The path is as that of a finding, `spec.ports[0].targetPort`; of a field that is set, all above it must
 * be there.
 */
export type Edit =
  /** It is set to a value, whether it is there or not. */
  | { readonly path: string; readonly value: EditValue }
  /** It is called otherwise, and keeps its value. */
  | { readonly path: string; readonly renamedTo: string }
  /** It goes. */
  | { readonly path: string; readonly isRemoved: true };
