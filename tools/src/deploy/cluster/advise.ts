const ADVICE: readonly (readonly [sign: RegExp, advice: string])[] = [
  [/\(Forbidden\)|is forbidden: User/, 'whoever runs the cluster may allow it: docs/release.md lists what a deploy needs'],
  [/no matches for kind/, 'the cluster lacks an operator that the environment needs: overlays/README.md says which'],
  [
    /connection refused|Unable to connect|was refused|i\/o timeout|context deadline exceeded|no such host/,
    'the cluster does not answer: is it up, and may this machine reach it? Then deploy again: it goes on where it was',
  ],
  [/Unauthorized|must be logged in|provide credentials/, 'the credentials of the context are not taken: log in again'],
];

/** What to do about something that `kubectl` has said. Nothing where only its words say it. */
export function advise(message: string): string | undefined {
  return ADVICE.find(([sign]) => sign.test(message))?.[1];
}
