const ADVICE: readonly (readonly [sign: RegExp, advice: string])[] = [
  [/\(Forbidden\)|is forbidden: User/, 'whoever runs the cluster may allow it: docs/release.md lists what a deploy needs'],
  [/no matches for kind/, 'the cluster lacks an operator that the environment needs: overlays/README.md says which'],
];

/** What only a deploy knows to do about something that `kubectl` has said, beside what a `ClusterFailure` says itself. */
export function advise(message: string): string | undefined {
  return ADVICE.find(([sign]) => sign.test(message))?.[1];
}
