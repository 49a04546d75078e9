/**
 * Reads the text that was given for an option.
 *
 * @param option as it is typed, for the message: `--rounds`
 * @throws Error that names the option, what it is and what to write
 */
export type Kind<Value> = (text: string, option: string) => Value;

/** One option of a command, made by {@link flag} or {@link option}. */
export interface Option<Value> {
  /** As it is typed, with a placeholder of its value: `--rounds <n>`. */
  readonly label: string;
  /** What help says behind the label. */
  readonly description: string;
  /** As `parseArgs` of `node:util` knows it. */
  readonly type: 'boolean' | 'string';
  /** Reads what was typed; undefined where nothing was. */
  readonly read: (given: string | boolean | undefined) => Value;
}

/** What {@link option} is made of. */
export interface OptionProps<Value> {
  /** What help says it does. @default nothing */
  readonly description?: string;
  readonly kind: Kind<Value>;
  /** As a user would type it; help tells it behind the description. @default the value is undefined */
  readonly default?: string;
}

/** An option without a value, false where it is not given. */
export function flag(label: string, description = ''): Option<boolean> {
  return { label, description, type: 'boolean', read: (given) => given === true };
}

/**
 * An option with a value.
 *
 * @param label `--rounds <n>`
 */
export function option<Value>(label: string, props: OptionProps<Value> & { readonly default: string }): Option<Value>;
export function option<Value>(label: string, props: OptionProps<Value>): Option<Value | undefined>;
export function option<Value>(label: string, props: OptionProps<Value>): Option<Value | undefined> {
  const { description = '', kind, default: unlessGiven } = props;
  return {
    label,
    description: unlessGiven === undefined ? description : `${description} (default ${unlessGiven})`,
    type: 'string',
    read: (given = unlessGiven) => (typeof given === 'string' ? kind(given, `--${nameOf(label)}`) : undefined),
  };
}

/** The name in a label: `rounds` of `--rounds <n>`. */
export function nameOf(label: string): string {
  return label.replace(/^--| .*/g, '');
}
