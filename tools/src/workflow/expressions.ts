import type * as Library from '@actions/expressions';

/** What expressions may name, by the names of contexts: `github`, `matrix`, … */
export type Contexts = Readonly<Record<string, object>>;

/** How the job is doing, which `success()` and its like ask. */
export type Status = 'success' | 'failure' | 'cancelled';

/** Functions of a condition that say for themselves when a step runs. Without one, it runs where no step before it has failed. */
const STATUS_FUNCTION = /\b(always|success|failure|cancelled)\s*\(/;

/** Evaluates the expressions of a workflow as GitHub does, by its own library. What a context does not have is empty. */
export class Expressions {
  readonly #library: typeof Library;

  /** The library is an ES module alone. */
  static async load(): Promise<Expressions> {
    return new Expressions(await import('@actions/expressions'));
  }

  private constructor(library: typeof Library) {
    this.#library = library;
  }

  /** A text with the values of its expressions in their places. @throws Error that shows the expression that is wrong */
  fill(text: string, contexts: Contexts): string {
    return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => this.#evaluate(expression, contexts, 'success').coerceString());
  }

  /** Whether a step runs. */
  holds(condition: string | boolean | undefined, contexts: Contexts, status: Status): boolean {
    const text = String(condition ?? 'success()').trim();
    const expression = /^\$\{\{(.*)\}\}$/s.exec(text)?.[1] ?? text;
    const isAsked = STATUS_FUNCTION.test(expression) || status === 'success';
    return isAsked && this.#isTrue(this.#evaluate(expression, contexts, status));
  }

  #evaluate(expression: string, contexts: Contexts, status: Status): Library.data.ExpressionData {
    const { Lexer, Parser, Evaluator, data } = this.#library;
    try {
      const functions = this.#statusFunctions(status);
      const parser = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), [...functions.values()]);
      const context = JSON.parse(JSON.stringify(contexts), data.reviver) as Library.data.Dictionary;
      return new Evaluator(parser.parse(), context, functions).evaluate();
    } catch (cause) {
      throw new Error(`cannot evaluate \${{${expression}}}`, { cause });
    }
  }

  #statusFunctions(status: Status) {
    const { BooleanData } = this.#library.data;
    const define = (name: string, value: boolean) => [name, { name, minArgs: 0, maxArgs: 0, call: () => new BooleanData(value) }] as const;
    return new Map([
      define('always', true),
      define('success', status === 'success'),
      define('failure', status === 'failure'),
      define('cancelled', status === 'cancelled'),
    ]);
  }

  #isTrue(value: Library.data.ExpressionData): boolean {
    const { Kind } = this.#library.data;
    if (value.kind === Kind.Null) return false;
    if (value.kind === Kind.Boolean || value.kind === Kind.Number) return value.number() !== 0 && !Number.isNaN(value.number());
    return value.kind !== Kind.String || value.coerceString() !== '';
  }
}
