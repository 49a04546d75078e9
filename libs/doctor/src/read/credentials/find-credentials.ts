import { CREDENTIAL_FORMS } from './credential-forms';
import { isCredentialName } from './credential-name';
import { isReference, isStandIn, mayBeCredential } from './credential-value';

/** That a text holds a credential. Of the credential itself nobody is told. */
export interface FoundCredential {
  /** How it is known: its form leaves no doubt, its name may be that of something else. */
  readonly by: 'form' | 'name';
  /** For messages: `a private key`, `password`. */
  readonly name: string;
}

/** What a line of a settings file says: `password: …`, `"api_key": "…",`, `export TOKEN=…`. */
const SETTING = /^\s*(?:-\s+|export\s+|set\s+)?["']?([\w.-]{2,60})["']?\s*[:=]\s*["']?([^\s"',;]{3,200})["']?[,;]?\s*$/;

/** What lines of Redis, and of those like it, say. */
const DIRECTIVE = /^(requirepass|masterauth)\s+["']?([^\s"']{3,200})["']?\s*$/;

/** Names in files that hold a credential and nothing like it: `secret` may as well be the name of a Secret there. */
const FILE_NAME = /(?:pass(?:word|wd|phrase)?|pwd|requirepass|masterauth|(?:api|secret|access|private)[-_.]?key)$/i;

const COMMENT = /^\s*(?:#|;|\/\/)/;

/**
 * What a text, of a variable or in a file, shows of credentials: by their form, and where it is one line, by its name.
 *
 * @param name of the variable, key or flag that has it
 */
export function findCredential(text: string, name?: string): FoundCredential | undefined {
  return findByForm(text) ?? findByName(text, name);
}

/** All of them at once: most texts show none. */
const ANY_FORM = new RegExp(CREDENTIAL_FORMS.map(({ pattern }) => pattern.source).join('|'), 'i');

/** A stand-in, as `user:password@`, is not taken for sure. */
function findByForm(text: string): FoundCredential | undefined {
  if (!ANY_FORM.test(text)) return undefined;
  let standIn: FoundCredential | undefined;
  for (const { name, pattern } of CREDENTIAL_FORMS)
    for (const { 2: secret = '' } of text.matchAll(pattern)) {
      if (isReference(secret)) continue;
      if (!isStandIn(secret)) return { by: 'form', name };
      standIn ??= { by: 'name', name };
    }
  return standIn;
}

function findByName(text: string, name: string | undefined): FoundCredential | undefined {
  if (name !== undefined && isCredentialName(name) && mayBeCredential(text, name)) return { by: 'name', name };
  return text.includes('\n') ? findSetting(text) : undefined;
}

/** The first line of a file that sets a credential. */
function findSetting(text: string): FoundCredential | undefined {
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = SETTING.exec(line) ?? DIRECTIVE.exec(line) ?? [];
    const isSet = FILE_NAME.test(name) && isCredentialName(name) && mayBeCredential(value, name);
    if (isSet && !COMMENT.test(line)) return { by: 'name', name };
  }
  return undefined;
}
