/** What stands for a value that comes from elsewhere: `$(NAME)`, `${NAME}`, `{{ name }}`, `<password>`, `vault:path`. */
const REFERENCE = /^\s*$|\$\(|\$\{|\$[A-Za-z_]|\{\{|%\(|^%\w+%$|^<.*>?$|^!|^(?:vault|file|env|secret|ref\+\w+|arn|op):|^ENC\[/;

/** Words that stand for a credential in examples, and defaults that everybody knows. */
const STAND_IN =
  /change.?(?:me|it)|change.?this|replace|example|sample|placeholder|dummy|fake|todo|fixme|redacted|hidden|insert|^(?:your|my|the)[-_ ]|^(?:pass|passwd|password|passw0rd|secret|token|key|user|username|admin|root|guest|test|testing|demo|default)\d{0,4}$|^(.)\1*$|^\.+$|^\*+|\.\.\./i;

/** What is said of credentials, and is none. */
const SETTING = /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled?|disabled?|required|optional|always|never|auto|n\/a)$/i;

/** A number of seconds or of letters, or a time. */
const AMOUNT = /^\d{1,5}(?:\.\d+)?\s?(?:ms|s|m|h|d|Ki|Mi|Gi)?$/;

/** Where something is: a path, a host and a port, a URL without a password. */
const PLACE =
  /^\.{0,2}\/|^~\/|^[A-Z]:\\|^[a-z][a-z\d+.-]*:\/\/|^[\w.-]+:\d+$|^(?:[\w-]+\.)+(?:svc|local|com|org|net|io|dev|pem|key|crt|json|ya?ml|txt)$/;

/** A name of an object of Kubernetes, which a variable that is named as a credential often holds: `web-tls`. */
const OBJECT_NAME = /^[a-z]+(?:[.-][a-z]+)+$/;
const NAMES_AN_OBJECT = /(?:secrets?|credentials?|tokens?)$/i;

/** A last word that makes a name one of how credentials are treated. */
const TREATMENT =
  /(?:algo|algorithm|alg|header|prefix|suffix|mode|manager|store|server|service|validation|issuer|expiry|expiration|lifetime|limit|count|size|format|scope|scopes|id|key|mount|env|var|field|column|rotation|hash|encoder|method|required|strategy|backend|source|cache|auth|regex|pattern)$/i;
const KEY = /(?:api|access|private|secret|account|encryption|signing|shared|master|auth)[-_. ]?key$/i;

/** Whether a value stands for one that comes from elsewhere. */
export function isReference(value: string): boolean {
  return REFERENCE.test(value);
}

/** Whether a value is that of an example, or a default that everybody knows. */
export function isStandIn(value: string): boolean {
  return STAND_IN.test(value);
}

/** Whether what is named as a credential may be one by what it is. */
export function mayBeCredential(value: string, name: string): boolean {
  const text = value.trim();
  if (isReference(text) || SETTING.test(text) || PLACE.test(text) || text.includes('\n') || /\s\S+\s/.test(text)) return false;
  if (AMOUNT.test(text) && !/pass|pwd|(?:^|[^a-z])pin$/i.test(name)) return false;
  if (TREATMENT.test(name) && !KEY.test(name)) return false;
  return !(OBJECT_NAME.test(text) && NAMES_AN_OBJECT.test(name));
}
