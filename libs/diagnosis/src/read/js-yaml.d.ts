/** What is used of js-yaml 3, which has no types of its own. */
declare module 'js-yaml' {
  interface TypeOptions {
    readonly kind: 'scalar' | 'sequence' | 'mapping';
    readonly resolve: (text: string | null) => boolean;
    readonly construct: (text: string) => unknown;
  }

  export class Type {
    constructor(tag: string, options: TypeOptions);
    readonly tag: string;
    readonly resolve: TypeOptions['resolve'];
    readonly construct: TypeOptions['construct'];
  }

  export class Schema {
    constructor(definition: {
      readonly include: readonly Schema[];
      readonly implicit: readonly Type[];
      readonly explicit: readonly Type[];
    });
    readonly compiledImplicit: readonly Type[];
    readonly compiledExplicit: readonly Type[];
  }

  export class YAMLException extends Error {
    readonly reason: string;
    readonly mark?: { readonly line: number; readonly column: number };
  }

  export const FAILSAFE_SCHEMA: Schema;
  export const DEFAULT_SAFE_SCHEMA: Schema;
  export function load(text: string, options: { readonly schema: Schema }): unknown;
}
