import type { Manifest } from 'fairlead/doctor';
import { isCredentialName } from './credential-name';
import { listCredentials } from './mask-text';

/** A value that must not be printed. */
export interface SecretValue {
  /** Keys from the object to it. */
  readonly path: readonly (string | number)[];
  readonly value: string;
}

type Path = SecretValue['path'];

/** kubectl keeps the whole object in it, a Secret with its values too. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The values of an object that must not be printed: all of a Secret, and elsewhere what is named or looks like a credential. */
export function findSecrets(object: Manifest): readonly SecretValue[] {
  const secrets: SecretValue[] = [];
  walk(object, [], (path, value) => secrets.push({ path, value }), object.kind === 'Secret');
  return secrets;
}

type Add = (path: Path, value: string) => void;

function walk(value: unknown, path: Path, add: Add, isSecret: boolean): void {
  if (Array.isArray(value)) return walkList(value, path, add, isSecret);
  if (typeof value === 'object' && value !== null) return walkMap(value as Readonly<Record<string, unknown>>, path, add, isSecret);
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const text = String(value);
  if (isSecretField(path, isSecret) || isCredentialName(String(path.at(-1)))) add(path, text);
  else if (path.at(-1) === LAST_APPLIED) add(path, text);
  else if (listCredentials(text).length > 0) for (const secret of listCredentials(text)) add(path, secret);
}

/** In arguments a flag stands before its value; in `env` and the like a name stands beside it. */
function walkList(values: readonly unknown[], path: Path, add: Add, isSecret: boolean): void {
  values.forEach((value, index) => {
    const flag: unknown = values[index - 1];
    if (typeof value === 'string' && typeof flag === 'string' && /^-/.test(flag) && isCredentialName(flag)) add([...path, index], value);
    else walk(value, [...path, index], add, isSecret);
  });
}

function walkMap(map: Readonly<Record<string, unknown>>, path: Path, add: Add, isSecret: boolean): void {
  const { name, value: named } = map;
  const isNamed = typeof name === 'string' && isCredentialName(name) && (typeof named === 'string' || typeof named === 'number');
  for (const [key, value] of Object.entries(map)) {
    if (isNamed && key === 'value') add([...path, key], String(value));
    else walk(value, [...path, key], add, isSecret);
  }
}

function isSecretField([field]: Path, isSecret: boolean): boolean {
  return isSecret && (field === 'data' || field === 'stringData');
}
