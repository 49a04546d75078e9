import type { NamespacedReference } from '../../finding/resource-reference';
import type { KubernetesObject } from '../objects/kubernetes-object';
import { BYTES, TEXT } from '../schema/scalars';
import { map } from '../schema/structures';
import { type KeyedObject, settledKeys } from './keyed-object';

/** A Secret. */
export interface Secret extends KeyedObject {
  readonly source: NamespacedReference;
  /** Where values of one line are that end in a newline, of the keys that are asked for. */
  readonly findNewlines: (isWanted: (key: string) => boolean) => readonly SecretField[];
}

/** A value of a Secret, of which nobody is told more than where it is. */
export interface SecretField {
  readonly key: string;
  readonly field: 'data' | 'stringData';
}

/** Keys that the token controller adds (Secret, "ServiceAccount token Secrets"). */
const TOKEN_TYPE = 'kubernetes.io/service-account-token';

const LINE = /^[^\n]*\S\r?\n$/;

/** Reads a Secret. */
export function readSecret(manifest: KubernetesObject): Secret {
  const data = manifest.read('data', map(BYTES));
  const text = manifest.read('stringData', map(TEXT));
  const type = manifest.read('type', TEXT);
  return {
    source: manifest.reference,
    get keys() {
      const keys = [...Object.keys(data() ?? {}), ...Object.keys(text() ?? {})];
      return type() === TOKEN_TYPE ? undefined : settledKeys(manifest, keys);
    },
    findNewlines: (isWanted) => [
      ...linesOf('data', data() ?? {}, isWanted, (value) => Buffer.from(value, 'base64').toString('latin1')),
      ...linesOf('stringData', text() ?? {}, isWanted, (value) => value),
    ],
  };
}

function linesOf(
  field: SecretField['field'],
  values: Readonly<Record<string, unknown>>,
  isWanted: (key: string) => boolean,
  decode: (value: string) => string,
): readonly SecretField[] {
  return Object.keys(values).flatMap((key) => {
    const value = isWanted(key) ? values[key] : undefined;
    return typeof value === 'string' && LINE.test(decode(value)) ? [{ key, field }] : [];
  });
}
