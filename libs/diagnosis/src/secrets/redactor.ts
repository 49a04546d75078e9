import type { Manifest } from 'fairlead/doctor';
import { SecretFinder } from './find-secrets';
import { CREDENTIAL_WORD, HIDDEN, maskText } from './mask-text';

/** Shorter values are parts of ordinary words; where they stand themselves they are hidden by their place. */
const LEAST_CHARACTERS = 4;

/** Takes secrets out of texts that are printed. */
export class Redactor {
  readonly #secrets: RegExp | undefined;

  /** @param objects whose secrets are known by their values too, wherever a text repeats them */
  constructor(objects: readonly Manifest[]) {
    const names = new Set(objects.flatMap(({ metadata }) => [metadata?.name, metadata?.namespace]));
    const finder = new SecretFinder();
    const values = new Set(objects.flatMap((object) => finder.find(object).flatMap(({ value }) => formsOf(value))));
    const secrets = [...values].filter((value) => value.length >= LEAST_CHARACTERS && !names.has(value) && !CREDENTIAL_WORD.test(value));
    // The longest first: one may begin with another.
    const patterns = secrets.sort((a, b) => b.length - a.length).map(toPattern);
    this.#secrets = patterns.length > 0 ? new RegExp(patterns.join('|'), 'g') : undefined;
  }

  redact(text: string): string {
    return maskText(this.#secrets ? text.replace(this.#secrets, HIDDEN) : text);
  }
}

/** A value as it may be printed: whole, line by line, and what base64 says. */
function formsOf(value: string): readonly string[] {
  const decoded = /^[A-Za-z\d+/\s]+=*\s*$/.test(value) ? Buffer.from(value, 'base64').toString('utf8') : '';
  const isText = decoded !== '' && !decoded.includes('\ufffd');
  return [value, ...(isText ? [decoded] : [])].flatMap((form) => form.split(/\r?\n/)).map((line) => line.trim());
}

/** As a word of its own where it could be a part of one. */
function toPattern(value: string): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return value.length < 8 ? `(?<![\\w-])${escaped}(?![\\w-])` : escaped;
}
