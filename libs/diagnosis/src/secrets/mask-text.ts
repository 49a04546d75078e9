import { CREDENTIAL_FORMS } from 'fairlead/doctor';

/** Stands where a secret was. */
export const HIDDEN = '[hidden]';

const NAME = String.raw`(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|api[-_]?key|access[-_]?key|private[-_]?key|masterauth|accountkey)`;

/** What only says that there is a credential: sentences have the word, and to hide it there would tell the value. */
export const CREDENTIAL_WORD = new RegExp(`^${NAME}$`, 'i');

/** Of an argument of a command. */
const ARGUMENT = String.raw`[^\s"',;&|\\]`;

/** What may stand between a command and its option: a line may go on in the next. */
const BETWEEN = String.raw`(?:[^\n|;&\\]|\\\r?\n|\\.){0,200}?`;

/** An option with one letter, and its value behind it or at once: `-a X`, `-aX`. */
function commandForm(command: string, letter: string): RegExp {
  return new RegExp(String.raw`(\b${command}\b${BETWEEN}\s-${letter}[ \t=]*["']?)(${ARGUMENT}{3,})`, 'g');
}

/** Credentials in the arguments of a command, which no name tells. */
const COMMAND_FORMS = [
  // curl -u user:password; 1000:1000 is a user and a group.
  new RegExp(String.raw`((?<![\w-])(?:-u|--user)[ \t=]+["']?(?!\d+:\d+\b)[^\s:/"']+:)(${ARGUMENT}{3,})`, 'g'),
  commandForm('(?:redis|valkey|keydb)-(?:cli|benchmark)', 'a'),
  commandForm(String.raw`mongo(?:sh|dump|restore|export|import)?`, 'p'),
  commandForm(String.raw`(?:docker|podman|nerdctl|buildah|skopeo|crane|oras|helm|az)\b${BETWEEN}\blogin`, 'p'),
  commandForm('ldap(?:search|add|modify|delete|whoami)', 'w'),
  commandForm('sshpass', 'p'),
  // echo X | docker login --password-stdin, and what gives it otherwise.
  new RegExp(
    String.raw`(\b(?:echo|printf)(?:[ \t]+-\w+)*(?:[ \t]+["']?%s(?:\\n)?["']?)?[ \t]+["']?)([^\s"'|;&]{3,})(?=["']?\s*\|[^\n|;&]{0,200}--password-stdin)`,
    'g',
  ),
  new RegExp(String.raw`(--password-stdin\b[^\n|;&]{0,100}<<<[ \t]*["']?)(${ARGUMENT}{3,})`, 'g'),
  new RegExp(String.raw`(\b(?:mysql|mariadb)(?:-?\w+)?[ \t](?:[^\n|;&]{0,200}[ \t])?-p["']?)(${ARGUMENT}{3,})`, 'g'),
];

/** What stands for a user in a URL, and is no name. */
const TOKEN = String.raw`(?=[\w~.+=-]*\d)(?=[\w~.+=-]*[a-z])[\w~.+=-]{10,}|[\w~.+=-]{24,}`;

/** Credentials that a text shows by its form, each with the secret as its last group. */
const FORMS = [
  // https://token@host, https://token:@host: who logs in by a name has shorter ones, or none with a digit.
  new RegExp(String.raw`(?<![a-z\d+.-])((?:git\+)?https?:\/\/|nats:\/\/)(${TOKEN})(?=(?::(?:x-oauth-basic)?)?@)`, 'gi'),
  ...CREDENTIAL_FORMS.map(({ pattern }) => pattern),
  ...COMMAND_FORMS,
  // A password with a slash ends what a URL is, and it is one all the same; a port with a path is none.
  /(?<![a-z\d+.-])([a-z][a-z\d+.-]*:\/\/[^\s/:@"']*:)((?!\d+\/)[^\s"'@/]{0,100}\/[^\s"'@]{0,100})(?=@)/gi,
  // user:password@tcp(host:3306), as drivers of Go take it, and jdbc:oracle:thin:user/password@host.
  /((?<![\w.-])[\w.-]+:)([^\s"'@]{3,200})(?=@(?:tcp|unix)\()/g,
  /(jdbc:oracle:\w+:[^\s/@"']+\/)([^\s"'@]{3,})(?=@)/gi,
  // A signed URL, and a login of a registry.
  /([?&](?:sig|signature|x-amz-signature|x-goog-signature)=)([^\s"',;&]{3,})/gi,
  /("auth"\s*:\s*")([\w+/=]{8,})/g,
  // password=…, "token": "…"; `automountServiceAccountToken: false` says whether there is one.
  new RegExp(String.raw`(${NAME}["']?\s*[=:]\s*["']?)((?!(?:true|false)\b)[^\s"',;&\\]{3,})`, 'gi'),
  // PASSWORD_SALT=…, "pin": "…"; a sentence may have the word.
  /(?<![A-Za-z\d_-])((?:[A-Z\d]+_)*(?:PIN|SALT|PEPPER)["']?\s*[=:]\s*["']?)([^\s"',;&\\]{3,})/g,
  /(["'](?:[\w-]*[_-])?(?:pin|salt|pepper)["']\s*:\s*["']?|(?<![\w-])(?:[\w-]*[_.-])?(?:pin|salt|pepper)=["']?)([^\s"',;&\\]{3,})/gi,
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

/** The credentials that a command with its arguments shows. */
export function listCommandCredentials(command: string): readonly string[] {
  return command.includes('-') ? COMMAND_FORMS.flatMap((form) => [...command.matchAll(form)].map(({ 2: secret = '' }) => secret)) : NONE;
}

const NONE: readonly string[] = [];

/** Whether it is how a finding names a Secret: `Secret shop/login`. */
function isReference(before: string, secret: string): boolean {
  return before === 'Secret ' && /^[a-z\d.-]+\/[a-z\d.-]+$/.test(secret);
}
