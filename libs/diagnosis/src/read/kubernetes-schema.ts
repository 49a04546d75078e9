// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- Who checks one program alone sees no other file that declares it.
/// <reference path="./js-yaml.d.ts" />
import { DEFAULT_SAFE_SCHEMA, FAILSAFE_SCHEMA, Schema, Type } from 'js-yaml';

/** Types that js-yaml and the API server's parser read alike. */
const SHARED = ['tag:yaml.org,2002:null', 'tag:yaml.org,2002:float', 'tag:yaml.org,2002:merge', 'tag:yaml.org,2002:binary'];

const BOOLEANS = /^(?:(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)|n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const INTEGER = /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0o?[0-7_]+|0|[1-9][\d_]*)$/;

/** How every number begins. Most scalars are words, and need no look at what numbers are like. */
const NUMERIC_START = /^[-+.\d]/;

/** `yes` and `on` are true, as in YAML 1.1. */
const bool = new Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && text.length <= 'false'.length && BOOLEANS.test(text),
  construct: (text: string) => BOOLEANS.exec(text)?.[1] !== undefined,
});

/** Octal with a leading 0, but `1:30` stays text. */
const int = new Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && NUMERIC_START.test(text) && INTEGER.test(text),
  construct: readInteger,
});

/**
 * YAML as `kubectl apply` reads it (sigs.k8s.io/yaml, which is go-yaml 2): other parsers make a date of `2001-01-01`, seconds of `1:30`
 * and text of `yes`.
 */
export const KUBERNETES_SCHEMA = new Schema({
  include: [FAILSAFE_SCHEMA],
  implicit: [...DEFAULT_SAFE_SCHEMA.compiledImplicit.filter(({ tag }) => SHARED.includes(tag)).map(withFirstLook), bool, int],
  explicit: DEFAULT_SAFE_SCHEMA.compiledExplicit.filter(({ tag }) => SHARED.includes(tag)),
});

function withFirstLook(type: Type): Type {
  if (!type.tag.endsWith(':float')) return type;
  return new Type(type.tag, {
    kind: 'scalar',
    resolve: (text) => text !== null && NUMERIC_START.test(text) && type.resolve(text),
    construct: (text) => type.construct(text),
  });
}

function readInteger(text: string): number {
  const digits = text.replaceAll('_', '').replace(/^([-+]?)0(?=[0-7])/, '$10o');
  const sign = digits.startsWith('-') ? -1 : 1;
  return sign * Number(digits.replace(/^[-+]/, ''));
}
