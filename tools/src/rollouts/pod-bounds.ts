/** What a workload promises of its pods. */
export interface PodBounds {
  /** `shop-prod/user-service`. */
  readonly workload: string;
  /** Those that it settles at. */
  readonly pods: number;
  readonly fewestReady: number;
  /** Most that exist at once, those that terminate included: what its budgets count. */
  readonly mostPods: number;
}

/** Of what `npm run synth -- --json` prints: how many pods the budgets count for each workload, `Deployment shop-prod/user-service`. */
export interface CountedPods {
  readonly environments: readonly { readonly pods: readonly { readonly workload: string; readonly most: number }[] }[];
}

/**
 * Reads lines `shop-prod/user-service|10|10`, the pods of a workload and the fewest of them that are ready. `.ci/watched-pods.sh` writes
 * them.
 */
export function parsePodBounds(lines: readonly string[], { environments }: CountedPods): readonly PodBounds[] {
  const counted = environments.flatMap(({ pods }) => pods.map(({ workload, most }) => [workload.split(' ')[1], most] as const));
  const mostByWorkload = new Map(counted);
  return lines.map((line) => {
    const [workload = '', pods, fewestReady] = line.split('|');
    const mostPods = mostByWorkload.get(workload);
    if (mostPods === undefined) throw new RangeError(`npm run synth counts no pods of ${workload}`);
    return { workload, pods: Number(pods), fewestReady: Number(fewestReady), mostPods };
  });
}
