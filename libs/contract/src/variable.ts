import type { KnownProps, KnownVariants } from './props/known-props';

/** What every environment variable says about itself, whatever it holds. */
interface VariableFacts {
  /** What the value does, in one line; printed in errors and in the documents. */
  readonly description: string;

  /**
   * `production`: a service in production (`NODE_ENV=production`) does not start without it, even where a default exists.
   *
   * @default no value is needed
   */
  readonly required?: 'production';

  /**
   * Another name, under which it is read where its own is not set: what a container platform or an older program calls it.
   *
   * @default none
   */
  readonly alias?: string;

  /**
   * A credential: manifests give it by reference, and it is never printed.
   *
   * @default false
   */
  readonly secret?: boolean;
}

/** A whole number. */
export interface IntegerVariable extends VariableFacts {
  readonly type: 'integer';
  /** Smallest value allowed. */
  readonly min: number;
  /** Largest value allowed. */
  readonly max: number;
  /** @default undefined when unset */
  readonly default?: number;
}

/** Free text, not empty. */
export interface TextVariable extends VariableFacts {
  readonly type: 'text';
  /** @default undefined when unset */
  readonly default?: string;
}

/** One word of a list. */
export interface ChoiceVariable extends VariableFacts {
  readonly type: 'choice';
  readonly choices: readonly string[];
  /** @default undefined when unset */
  readonly default?: string;
}

/** An absolute URL without a credential: those have variables of their own, so that a logged address gives nothing away. */
export interface UrlVariable extends VariableFacts {
  readonly type: 'url';
  /** Schemes allowed, with their colon: `redis:`. */
  readonly protocols: readonly string[];
  /**
   * It is scheme, host and port alone: who calls that address knows itself what lies below.
   *
   * @default false
   */
  readonly origin?: boolean;
  /** @default undefined when unset */
  readonly default?: string;
}

/** A host, or a host and its port, without a scheme: what programs that open a connection themselves read. */
export interface HostVariable extends VariableFacts {
  readonly type: 'address';
  /** `orders:3003`, or `orders`. */
  readonly form: 'host:port' | 'host';
  /** @default undefined when unset */
  readonly default?: string;
}

/** An address range list, `10.0.0.0/8,fd00::/8`; a bare address is a range of one. */
export interface CidrListVariable extends VariableFacts {
  readonly type: 'cidrs';
  /** @default undefined when unset */
  readonly default?: readonly string[];
}

/** One environment variable: what it may hold and what it holds when unset. */
export type Variable = IntegerVariable | TextVariable | ChoiceVariable | UrlVariable | HostVariable | CidrListVariable;

const FACTS: KnownProps<VariableFacts> = { description: 'required', required: 'optional', alias: 'optional', secret: 'optional' };

/** @internal */
export const VARIABLE_PROPS: KnownVariants<Variable, 'type'> = {
  integer: { ...FACTS, type: 'required', min: 'required', max: 'required', default: 'optional' },
  text: { ...FACTS, type: 'required', default: 'optional' },
  choice: { ...FACTS, type: 'required', choices: 'required', default: 'optional' },
  url: { ...FACTS, type: 'required', protocols: 'required', origin: 'optional', default: 'optional' },
  address: { ...FACTS, type: 'required', form: 'required', default: 'optional' },
  cidrs: { ...FACTS, type: 'required', default: 'optional' },
};

/** Variables by name. */
export type Variables = Readonly<Record<string, Variable>>;

type Parsed<V extends Variable> = V extends IntegerVariable
  ? number
  : V extends ChoiceVariable
    ? V['choices'][number]
    : V extends CidrListVariable
      ? readonly string[]
      : string;

/** The parsed value of a variable: never `undefined` where a default exists. */
export type ValueOf<V extends Variable> = V extends { readonly default: unknown } ? Parsed<V> : Parsed<V> | undefined;
