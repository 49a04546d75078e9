import { isCredentialName, type Manifest } from 'fairlead/doctor';
import { listCommandCredentials, listCredentials } from './mask-text';

/** A value that must not be printed. */
export interface SecretValue {
  /** Keys from the object to it. */
  readonly path: readonly (string | number)[];
  readonly value: string;
}

type Path = SecretValue['path'];

/** kubectl keeps the whole object in it, a Secret with its values too. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Fields of a Secret that hold no secret. In any other it may be: `stringdata` is told as unknown, with its line. */
const PUBLIC_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'type', 'immutable']);

/** `value`, also misspelt. */
const VALUE_FIELD = /^v[alue]{2,6}s?$/i;

/** Finds secrets in one object after the other. Keys and values come again and again: what they are is found out once. */
export class SecretFinder {
  readonly #isCredentialName = remember(isCredentialName);
  readonly #credentialsIn = remember(listCredentials);

  /** The values of an object that must not be printed: all of a Secret, and elsewhere what is named or looks like a credential. */
  find(object: Manifest): readonly SecretValue[] {
    const found: SecretValue[] = [];
    Object.keys(object).forEach((field) =>
      this.#walk(object[field as keyof Manifest], [field], found, object.kind === 'Secret' && !PUBLIC_FIELDS.has(field)),
    );
    return found;
  }

  /**
   * @param path keys to the value; the same list all the way, so that a place costs nothing until there is a secret
   * @param isSecret whether all of the value is
   */
  #walk(value: unknown, path: (string | number)[], found: SecretValue[], isSecret: boolean): void {
    if (Array.isArray(value)) this.#walkList(value, path, found, isSecret);
    else if (typeof value === 'object' && value !== null) this.#walkMap(value as Readonly<Record<string, unknown>>, path, found, isSecret);
    else if (typeof value === 'string' || typeof value === 'number') this.#judge(String(value), path, found, isSecret);
  }

  #judge(text: string, path: Path, found: SecretValue[], isSecret: boolean): void {
    const key = path.at(-1);
    const isWhole = isSecret || key === LAST_APPLIED || (typeof key === 'string' && this.#isCredentialName(key));
    if (isWhole) found.push({ path: [...path], value: text });
    else this.#credentialsIn(text).forEach((secret) => found.push({ path: [...path], value: secret }));
  }

  /** In arguments a flag stands before its value, and a program before its flags; in `env` and the like a name stands beside a value. */
  #walkList(
    values: readonly unknown[],
    path: (string | number)[],
    found: SecretValue[],
    isSecret: boolean,
    command: readonly unknown[] = [],
  ): void {
    const isLine = values.every(isText) && command.every(isText);
    const ofCommand = isLine ? listCommandCredentials([...command, ...values].join(' ')) : [];
    values.forEach((value, index) => {
      const flag: unknown = values[index - 1];
      const isNamed = typeof value === 'string' && typeof flag === 'string' && flag.startsWith('-') && this.#isCredentialName(flag);
      path.push(index);
      if (isNamed) found.push({ path: [...path], value });
      else this.#walk(value, path, found, isSecret);
      for (const secret of ofCommand) if (String(value).includes(secret)) found.push({ path: [...path], value: secret });
      path.pop();
    });
  }

  #walkMap(map: Readonly<Record<string, unknown>>, path: (string | number)[], found: SecretValue[], isSecret: boolean): void {
    const { name } = map;
    const isNamed = typeof name === 'string' && this.#isCredentialName(name);
    Object.keys(map).forEach((key) => {
      const value = map[key];
      path.push(key);
      if (key === 'args' && Array.isArray(value) && Array.isArray(map['command']))
        this.#walkList(value, path, found, isSecret, map['command']);
      else this.#walk(value, path, found, isSecret || (isNamed && VALUE_FIELD.test(key)));
      path.pop();
    });
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** The same function, which answers the same question once. */
function remember<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const found = answer(text);
    answers.set(text, found);
    return found;
  };
}
