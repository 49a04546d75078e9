import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type Given, letterOf, nameOf, type Option } from './option';

/** The options of a command, by the names that its code has for them. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** The values of all options of a table. */
export type OptionValues<Options extends OptionTable> = { readonly [Key in keyof Options]: ReturnType<Options[Key]['read']> };

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** What a command was called with. */
export class CommandLine<Options extends OptionTable> {
  /** What is no option and no value of one. */
  readonly positionals: readonly string[];
  readonly #options: Options;
  readonly #given: Readonly<Record<string, Given>>;

  /**
   * @param args without the program's own name
   * @throws TypeError that names an unknown option, a missing value, a second value, or a positional that is not allowed
   */
  constructor(args: readonly string[], options: Options, { allowPositionals = false }: { readonly allowPositionals?: boolean } = {}) {
    const types = Object.fromEntries(
      Object.values(options).map(({ label, type, multiple = false }) => [nameOf(label), { type, multiple, ...shortOf(label) }]),
    );
    const { values, positionals, tokens } = split({ args: [...args], options: types, allowPositionals, tokens: true });
    refuseRepeated(tokens, types);
    this.positionals = positionals;
    this.#options = options;
    this.#given = values;
  }

  /**
   * The value of one option.
   *
   * @throws Error that names the option, what it is and what to write
   */
  get<Key extends keyof Options>(key: Key): OptionValues<Options>[Key] {
    const { label, read } = this.#options[key] as Option<OptionValues<Options>[Key]>;
    return read(this.#given[nameOf(label)]);
  }

  /** The values of all options; throws as {@link get} does, for the first that is wrong. */
  getAll(): OptionValues<Options> {
    return Object.fromEntries(Object.keys(this.#options).map((key) => [key, this.get(key)])) as OptionValues<Options>;
  }
}

/** `parseArgs` would take the last one, and whoever has typed both may have meant the first: `--env dev … --env prod`. */
function refuseRepeated(tokens: readonly Token[], types: NonNullable<ParseArgsConfig['options']>): void {
  const names = tokens.flatMap((token) => (token.kind === 'option' && token.value !== undefined ? [token.name] : []));
  const repeated = names.find((name, index) => types[name]?.multiple !== true && names.indexOf(name) !== index);
  if (repeated !== undefined) throw new TypeError(`--${repeated} is given more than once; give it once`);
}

function shortOf(label: string): { readonly short?: string } {
  const short = letterOf(label);
  return short === undefined ? {} : { short };
}

/**
 * `parseArgs`, whose messages go on to advise what nobody meant, to put a misspelt option behind `--`, and take three lines for a value
 * that begins with a dash.
 */
function split<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new TypeError(shorten((error as Error).message), { cause: error });
  }
}

function shorten(message: string): string {
  const [, label] = /^Option '(?:-., )?(--[^ ']+).*' argument is ambiguous/.exec(message) ?? [];
  const [, lacking] = /^Option '(?:-., )?(--[^ ']+).*' argument missing/.exec(message) ?? [];
  if (lacking) return `${lacking} has no value`;
  if (label) return `${label} has no value; one that begins with a dash is written ${label}=-…`;
  return message.replace(/\. To specify .*/s, '');
}
