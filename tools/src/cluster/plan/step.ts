/** A question that a command answers. */
export interface Question {
  readonly command: readonly string[];
  /**
   * What it must print, where its exit code says too little. Then it must end with 0: what cannot be asked is no answer.
   *
   * @default anything; ending with another code is an answer too, no
   */
  readonly prints?: RegExp;
  /** What is so where it is answered, for the progress. @default it is there */
  readonly means?: string;
}

/** One command of a plan. */
export interface Step {
  /** What it does, in a few words, for the progress. */
  readonly says: string;
  readonly command: readonly string[];
  /** Makes its input, which is never shown. @default none */
  readonly input?: () => Promise<string> | string;
  /** It is left out where one of these is answered with yes; asked in order. @default it is always done */
  readonly unless?: readonly Question[];
  /** What it prints is taken, rather than shown. */
  readonly read?: (output: string) => void;
  /** What to do where it fails. */
  readonly hint?: string;
  /** Done after it, and left out with it. @default nothing */
  readonly andThen?: readonly Step[];
}

/** `kubectl` on a cluster, with a context or what KUBECONFIG names. */
export type KubectlCommand = (...args: readonly string[]) => readonly string[];

/** @param context of the kubeconfig; the only one where a way makes a kubeconfig of its own */
export function kubectlOn(context: string | undefined): KubectlCommand {
  const chosen = context === undefined ? [] : [`--context=${context}`];
  return (...args) => ['kubectl', ...chosen, ...args];
}

/** Whether an object is there, which is not so where nobody may look. @param object as `kubectl get` takes it */
export function isThere(kubectl: KubectlCommand, ...object: readonly string[]): Question {
  return { command: kubectl('get', ...object, '--ignore-not-found', '--output=name'), prints: /\S/ };
}

/** As it can be typed. */
export function formatCommand(command: readonly string[]): string {
  return command.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}
