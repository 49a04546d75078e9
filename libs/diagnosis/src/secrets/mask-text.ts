import { CREDENTIAL_FORMS } from 'fairlead/doctor';

/** Stands where a secret was. */
export const HIDDEN = '[hidden]';

const NAME = String.raw`(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|api[-_]?key|access[-_]?key|private[-_]?key|masterauth|accountkey)`;

/** Credentials that a text shows by its form, each with the secret as its last group. */
const FORMS = [
  ...CREDENTIAL_FORMS.map(({ pattern }) => pattern),
  // password=…, "token": "…"; `automountServiceAccountToken: false` says whether there is one.
  new RegExp(String.raw`(${NAME}["']?\s*[=:]\s*["']?)((?!(?:true|false)\b)[^\s"',;&\\]{3,})`, 'gi'),
  // --api-key …, requirepass …
  new RegExp(String.raw`((?:(?<![\w-])-[\w-]*${NAME}|requirepass|masterauth)[ \t]+["']?)([^\s"',;&\\]{3,})`, 'gi'),
  // Behind a space alone it may be a word of a sentence: a credential has a digit, or a line for itself.
  new RegExp(String.raw`(${NAME}[ \t]+)((?=\S*\d)[^\s"',;&\\]{3,})`, 'gi'),
  new RegExp(String.raw`(^[ \t#]*${NAME}[ \t]+)([^\s"',;&\\]{3,})(?=[ \t]*$)`, 'gim'),
  /(authorization["']?\s*[=:]\s*["']?(?:bearer|basic)\s+)([\w+/.=~-]{8,})/gi,
  /((?:bearer|basic)\s+)((?=\S*\d)[\w+/.=~-]{8,})/gi,
];

/** All of them at once: most texts show none. */
const ANY_FORM = new RegExp(FORMS.map(({ source }) => source).join('|'), 'im');

/** A text without the credentials that it shows by its form. */
export function maskText(text: string): string {
  if (!ANY_FORM.test(text)) return text;
  const mask = (all: string, before: string, secret: string) => (isReference(before, secret) ? all : before + HIDDEN);
  return FORMS.reduce((masked, form) => masked.replace(form, mask), text);
}

/** The credentials that a text shows by its form. */
export function listCredentials(text: string): readonly string[] {
  if (!ANY_FORM.test(text)) return NONE;
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ 1: before = '', 2: secret = '' }) => (isReference(before, secret) ? [] : [secret])),
  );
}

const NONE: readonly string[] = [];

/** Whether it is how a finding names a Secret: `Secret shop/login`. */
function isReference(before: string, secret: string): boolean {
  return before === 'Secret ' && /^[a-z\d.-]+\/[a-z\d.-]+$/.test(secret);
}
