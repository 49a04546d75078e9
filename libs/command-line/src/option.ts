/**
 * Reads the text that was given for an option.
 *
 * @param option as it is typed, for the message: `--rounds`
 * @throws Error that names the option, what it is and what to write
 */
export type Kind<Value> = (text: string, option: string) => Value;

/** What was typed for an option: undefined where nothing was. */
export type Given = string | boolean | readonly (string | boolean)[] | undefined;

/** One option of a command, made by {@link flag}, {@link option} or {@link repeatable}. */
export interface Option<Value> {
  /** As it is typed, with a placeholder of its value: `--rounds <n>`, or `-r, --rounds <n>` where a letter does too. */
  readonly label: string;
  /** What help says behind the label. */
  readonly description: string;
  /** As `parseArgs` of `node:util` knows it. */
  readonly type: 'boolean' | 'string';
  /** Whether it may be given several times. @default false */
  readonly multiple?: boolean;
  /** Reads what was typed. */
  readonly read: (given: Given) => Value;
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

/**
 * An option with a value that may be given several times; an empty list where it is not given.
 *
 * @param label `--replace <object>`
 */
export function repeatable<Value>(
  label: string,
  { description = '', kind }: Omit<OptionProps<Value>, 'default'>,
): Option<readonly Value[]> {
  const read = (given: Given) => (Array.isArray(given) ? given.map((text) => kind(String(text), `--${nameOf(label)}`)) : []);
  return { label, description, type: 'string', multiple: true, read };
}

/** The name in a label: `rounds` of `--rounds <n>` and of `-r, --rounds <n>`. */
export function nameOf(label: string): string {
  return label.replace(/^(?:-\w, )?--| .*/g, '');
}

/** The letter in a label that stands for its name: `r` of `-r, --rounds <n>`. */
export function letterOf(label: string): string | undefined {
  return /^-(\w), /.exec(label)?.[1];
}
