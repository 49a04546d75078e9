import { setTimeout as delay } from 'node:timers/promises';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { until } from '../../programs/until';
import { atLeast } from '../../faults/promise-check';
import type { Seen } from '../finding';
import { isReady, type LivePlatform } from '../platform/platform';
import type { Proof } from '../proof';
import type { Step } from '../step';

/** Longest that an autoscaler may take: metrics are some 15 s old, and it looks every 15 s, in milliseconds. */
const PATIENCE_MS = 600_000;

/** Load on the new pods, in milliseconds. */
const SCALED_MS = 10_000;

/** Whom all requests pass. */
const SERVICE = apiGateway.name;

/** One pod, so that a small machine has enough for more load than it is for. In production the autoscaler looks back five minutes. */
const BOUNDS = Object.freeze({ min: 1, max: 2, scaleDownWindowS: 15 });

interface AutoscalerStatus {
  readonly status?: {
    readonly currentMetrics?: readonly { readonly resource?: { readonly current?: { readonly averageUtilization?: number } } }[];
  };
}

/** The autoscaler of the gateway adds a pod where it uses more processor time than it should, and takes it away again. */
export const scale: Step = {
  name: 'scale',
  description: 'more load than one pod of the gateway is for, until its autoscaler has added another, and then less',
  prove: async (proof) => [
    await proof.measure(`${SERVICE} scaled to ${BOUNDS.min} pod`, () => shrink(proof)),
    await proof.measure(`scale-out of ${SERVICE}`, () => scaleOut(proof)),
    await proof.measure(`scale-in of ${SERVICE}`, () => scaleIn(proof)),
  ],
};

/** An autoscaler that has more pods than it may, takes them away at once. */
async function shrink({ props: { platform, bounds } }: Proof): Promise<Seen> {
  await bounds.set(SERVICE, { ...BOUNDS, max: BOUNDS.min });
  return { seen: describe(BOUNDS.min, await awaitPods(platform, BOUNDS.min)), requests: 'none fails' };
}

async function scaleOut({ props: { platform, bounds, load, settings } }: Proof): Promise<Seen> {
  await bounds.set(SERVICE, BOUNDS);
  await load.ask({ type: 'start', perSecond: settings.peak });
  let utilization = 0;
  const tookMs = await until(
    `${SERVICE} gets another pod at ${settings.peak} requests a second (--peak)`,
    async () => {
      utilization = Math.max(utilization, await readUtilization(platform));
      return (await countReady(platform)) > BOUNDS.min;
    },
    PATIENCE_MS,
    2_000,
  );
  await delay(SCALED_MS);
  const pods = await countReady(platform);
  return {
    seen: `${utilization} % of its request used; ${describe(pods, tookMs)}`,
    requests: 'none fails of those that are made',
    promises: [atLeast('ready pods', pods, BOUNDS.max)],
  };
}

async function scaleIn({ props: { platform } }: Proof): Promise<Seen> {
  return { seen: describe(BOUNDS.min, await awaitPods(platform, BOUNDS.min)), requests: 'none fails' };
}

/** Until there are so many, those that stop left out no more. */
async function awaitPods(platform: LivePlatform, count: number): Promise<number> {
  const isThere = async () =>
    (await platform.listAllPods()).filter(({ metadata }) => metadata.name.startsWith(`${SERVICE}-`)).length === count;
  return until(`${SERVICE} has ${count} pods`, isThere, PATIENCE_MS, 2_000);
}

function describe(pods: number, tookMs: number): string {
  return `${pods} ${pods === 1 ? 'pod' : 'pods'} after ${Math.round(tookMs / 1_000)} s`;
}

async function countReady(platform: LivePlatform): Promise<number> {
  return (await platform.listPods(SERVICE)).filter(isReady).length;
}

async function readUtilization(platform: LivePlatform): Promise<number> {
  const { status } = await platform.get<AutoscalerStatus>('hpa', SERVICE);
  return status?.currentMetrics?.[0]?.resource?.current?.averageUtilization ?? 0;
}
