/** What belongs at a place of an object: a value of one piece, or what its parts may be. */
export interface SchemaType {
  /** As a message names it: `a whole number`. */
  readonly expected: string;
  /** Whether a value may stand here, its parts left aside. */
  readonly accepts: (value: unknown) => boolean;
  /** The words that alone are taken. */
  readonly words?: readonly string[];
  /** Of a map with fields of known names. */
  readonly fields?: FieldTypes;
  /** Of each item of a list. */
  readonly items?: SchemaType;
  /** Of each value of a map with any keys. */
  readonly values?: SchemaType;
}

/** Fields of a map, by name. */
export interface FieldTypes {
  readonly names: readonly string[];
  readonly required: readonly string[];
  readonly find: (name: string) => SchemaType | undefined;
  /** Whether fields of other names are kept as they are. */
  readonly keepsUnknown?: boolean;
  /** What other releases say of a name: `since Kubernetes 1.32`. */
  readonly findRelease?: (name: string) => string | undefined;
}
