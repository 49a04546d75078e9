import type { Defer } from '@fairlead/command-line';
import type { HorizontalPodAutoscaler } from './objects';
import { type LivePlatform, SERVICE_NAMES } from './platform';

/** Between which numbers of pods an autoscaler chooses. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** How long it looks back before it takes a pod away, in seconds. @default as it is */
  readonly scaleDownWindowS?: number;
}

/** The autoscalers of the platform: fewer pods than in production fit the machine of a proof. */
export class ScaleBounds {
  readonly #platform: LivePlatform;

  /** What the autoscalers say now comes back in the end. */
  static async open(platform: LivePlatform, defer: Defer): Promise<ScaleBounds> {
    for (const service of SERVICE_NAMES) {
      const { spec } = await platform.get<HorizontalPodAutoscaler>('hpa', service);
      const { minReplicas, maxReplicas, behavior = null } = spec;
      const undoing = platform.withoutStop();
      defer(() => patch(undoing, service, { minReplicas, maxReplicas, behavior }));
    }
    return new ScaleBounds(platform);
  }

  private constructor(platform: LivePlatform) {
    this.#platform = platform;
  }

  async set(service: string, { min, max, scaleDownWindowS }: Bounds): Promise<void> {
    const behavior = scaleDownWindowS === undefined ? {} : { behavior: { scaleDown: { stabilizationWindowSeconds: scaleDownWindowS } } };
    await patch(this.#platform, service, { minReplicas: min, maxReplicas: max, ...behavior });
  }
}

async function patch(platform: LivePlatform, service: string, spec: object): Promise<void> {
  await platform.run('patch', 'hpa', service, '--type=merge', `--patch=${JSON.stringify({ spec })}`);
}
