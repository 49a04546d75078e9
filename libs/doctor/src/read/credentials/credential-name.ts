/** Words that a name of a credential has, and pairs of them. */
const CREDENTIAL =
  /(?:^| )(?:pass|\w*passwd|\w*password|passphrase|sshpass|rediscli auth|pwd|secret|secrets|token|tokens|credential|credentials|requirepass|masterauth|bearer|authorization|apikey|dsn|(?:api|app|access|private|account|encryption|signing|shared|master|auth|jwt|hmac) key|connection string)(?= |$)/;

/** Last words of names of what is a credential, or goes into one; before other words they mean other things: `SALT_MASTER`, `PIN_MODE`. */
const PART = /(?:^| )(?:(?<!(?:board|clock|cpu|gpio|led|reset) )pin|salt|pepper)$/;

/** A last word that makes a name one of something beside a credential: where it is, how long it lives. */
const ABOUT =
  /(?:^| )(?:name|names|ref|refs|file|path|dir|url|uri|host|port|type|ttl|seconds|minutes|ms|length|enabled|kind|namespace|class|provider|version|policy|audience)$/;

/**
 * Whether what has this name holds a credential, by the words of the name: `REDIS_PASSWORD`, `apiKey`, `--client-secret`.
 *
 * @internal
 */
export function isCredentialName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase();
  return (CREDENTIAL.test(words) && !ABOUT.test(words)) || PART.test(words);
}
