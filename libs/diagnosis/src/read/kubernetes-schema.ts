// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- Who checks one program alone sees no other file that declares it.
/// <reference path="./js-yaml.d.ts" />
import { DEFAULT_SAFE_SCHEMA, FAILSAFE_SCHEMA, Schema, Type } from 'js-yaml';

/** Types that js-yaml and the API server's parser read alike. */
const SHARED = ['tag:yaml.org,2002:null', 'tag:yaml.org,2002:float', 'tag:yaml.org,2002:merge', 'tag:yaml.org,2002:binary'];

const BOOLEANS = /^(?:(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)|n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const INTEGER = /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0o?[0-7_]+|0|[1-9][\d_]*)$/;

/** How everything begins that is no text. Most scalars are words, and need no look at what numbers are like. */
const START = /^[-+.\d~nNyYtTfFoO]/;

/** `yes` and `on` are true, as in YAML 1.1. */
const bool = new Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && BOOLEANS.test(text),
  construct: (text: string) => BOOLEANS.exec(text)?.[1] !== undefined,
});

/** Octal with a leading 0, but `1:30` stays text. */
const int = new Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && INTEGER.test(text),
  construct: readInteger,
});

const shared = DEFAULT_SAFE_SCHEMA.compiledImplicit.filter(({ tag }) => SHARED.includes(tag));
const [merge, ...others] = [...shared, bool, int].sort((a, b) => Number(isMerge(b)) - Number(isMerge(a)));

/** All that is no text, as one type: js-yaml asks each of its types about each word. */
const plain = new Type('tag:yaml.org,2002:plain', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && START.test(text) && others.some((type) => type.resolve(text)),
  construct: (text: string) => others.find((type) => type.resolve(text))?.construct(text),
});

/**
 * YAML as `kubectl apply` reads it (sigs.k8s.io/yaml, which is go-yaml 2): other parsers make a date of `2001-01-01`, seconds of `1:30`
 * and text of `yes`.
 */
export const KUBERNETES_SCHEMA = new Schema({
  include: [FAILSAFE_SCHEMA],
  implicit: [plain, ...(merge ? [merge] : [])],
  explicit: [...DEFAULT_SAFE_SCHEMA.compiledExplicit.filter(({ tag }) => SHARED.includes(tag)), ...others],
});

/** What a plain scalar is. */
export function resolvePlainScalar(text: string): unknown {
  return plain.resolve(text) ? plain.construct(text) : text;
}

function isMerge({ tag }: Type): boolean {
  return tag.endsWith(':merge');
}

function readInteger(text: string): number {
  const digits = text.replaceAll('_', '').replace(/^([-+]?)0(?=[0-7])/, '$10o');
  const sign = digits.startsWith('-') ? -1 : 1;
  return sign * Number(digits.replace(/^[-+]/, ''));
}
