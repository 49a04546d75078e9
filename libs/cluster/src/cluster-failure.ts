/** Why a cluster could not be asked at all. The names are stable: documents have a section for each. */
export const FAILURES = {
  'kubectl-missing': 'kubectl cannot be started; npm run validate -- --for cluster says how to get it',
  'context-unknown': 'the kubeconfig has no such context; kubectl config get-contexts lists those that there are',
  'cluster-unreachable': 'no cluster answers there; start it, or name another one',
  'not-logged-in': 'the cluster does not know who asks; log in again, or take another context',
  'no-permission': 'the cluster does not allow it; ask who runs it for the role, or take another context',
} as const;

export type FailureName = keyof typeof FAILURES;

/** What the last lines of `kubectl` look like, for each failure; the first that fits. */
const SIGNS: readonly (readonly [FailureName, RegExp])[] = [
  ['context-unknown', /context ["'].*["'] does not exist|context was not found|no context exists/],
  ['not-logged-in', /\(Unauthorized\)|must be logged in|provide credentials|getting credentials/],
  ['no-permission', /\(Forbidden\)|is forbidden:/],
  [
    'cluster-unreachable',
    /connection to the server .* was refused|Unable to connect to the server|no such host|connection refused|i\/o timeout|deadline exceeded|timed out waiting for a response|TLS handshake|x509:|ServiceUnavailable|no configuration has been provided/,
  ],
];

/** A cluster could not be asked. The message says why and what to do, and quotes the line of `kubectl` that says it best. */
export class ClusterFailure extends Error {
  readonly failure: FailureName;

  constructor(failure: FailureName, quote?: string) {
    super(quote === undefined ? FAILURES[failure] : `${FAILURES[failure]} (${quote})`);
    this.failure = failure;
  }
}

/** The failure that an answer of `kubectl` tells of. @returns nothing where the cluster was asked, and the answer is about something else */
export function findFailure(stderr: string): ClusterFailure | undefined {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  for (const [failure, sign] of SIGNS) {
    const line = lines.findLast((each) => sign.test(each));
    if (line !== undefined)
      return new ClusterFailure(failure, line.trim().replace(/^(error|Error in configuration|Error from server \(\w+\)): /, ''));
  }
  return undefined;
}
