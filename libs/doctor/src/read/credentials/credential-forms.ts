/**
 * Credentials of one form, which a text shows whatever it is called.
 *
 * @internal
 */
export interface CredentialForm {
  /** For messages: `a private key`. */
  readonly name: string;
  /** With what stands before it as its first group, and the credential as its second. */
  readonly pattern: RegExp;
}

/** Where a word begins: a form inside of another word is no credential, and looking there takes long in base64. */
const START = String.raw`(?<![A-Za-z\d_-])`;

function token(name: string, form: string): CredentialForm {
  return { name, pattern: new RegExp(`${START}()(${form})`, 'g') };
}

/**
 * Forms that say by themselves that something is a credential.
 *
 * @see https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * @internal
 */
export const CREDENTIAL_FORMS: readonly CredentialForm[] = [
  // scheme://user:password@host, where the password may hold what a URL should escape.
  { name: 'a URL with a password', pattern: /(?<![a-z\d+.-])([a-z][a-z\d+.-]*:\/\/[^\s/:@"']*:)([^\s/"']+)(?=@)/gi },
  { name: 'a private key', pattern: /(-----BEGIN [A-Z ]*PRIVATE KEY-----)([^-]+)/g },
  token('an access key of AWS', String.raw`(?:AKIA|ASIA)[A-Z\d]{16}\b`),
  token('a token of GitHub', String.raw`gh[oprsu]_[A-Za-z\d]{36,}|github_pat_\w{22,}`),
  token('a token of GitLab', String.raw`glpat-[\w-]{20,}`),
  token('a token of Slack', String.raw`xox[abeprs]-[\w-]{10,}`),
  token('an API key of Google', String.raw`AIza[\w-]{35}`),
  token('a key of Stripe', String.raw`[rs]k_live_[A-Za-z\d]{16,}`),
  token('a key of SendGrid', String.raw`SG\.[\w-]{16,}\.[\w-]{16,}`),
  token('a token of npm', String.raw`npm_[A-Za-z\d]{36}`),
  token('a JSON Web Token', String.raw`eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}`),
  { name: 'a webhook of Slack', pattern: /(https:\/\/hooks\.slack\.com\/services\/)(T\w+\/B\w+\/\w+)/g },
];
