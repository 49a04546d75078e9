import { setTimeout as delay } from 'node:timers/promises';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { until } from '../../programs/until';
import { atLeast } from '../../faults/promise-check';
import { isReady, type LivePlatform } from '../platform/platform';
import type { Seen } from '../finding';
import type { Proof } from '../proof';
import type { Step } from '../step';

/** Longest that an autoscaler may take: metrics are some 15 s old, and it looks every 15 s, in milliseconds. */
const PATIENCE_MS = 600_000;

/** Load on the new pods, in milliseconds. */
const SCALED_MS = 10_000;

/** How far back the autoscaler looks before it takes a pod away, in seconds: in production it is five minutes. */
const WINDOW_S = 15;

/** Whom all requests pass. */
const SERVICE = apiGateway.name;

interface AutoscalerStatus {
  readonly status?: {
    readonly currentMetrics?: readonly { readonly resource?: { readonly current?: { readonly averageUtilization?: number } } }[];
  };
}

/** The autoscaler of the gateway adds pods where they use more processor time than they should, and takes them away again. */
export const scale: Step = {
  name: 'scale',
  description: 'more load than the pods of the gateway are for, until its autoscaler has added some, and then less',
  prove: async (proof) => [
    await proof.measure(`scale-out of ${SERVICE}`, () => scaleOut(proof)),
    await proof.measure(`scale-in of ${SERVICE}`, () => scaleIn(proof)),
  ],
};

async function scaleOut({ props: { platform, bounds, load, settings } }: Proof): Promise<Seen> {
  const { replicas, peak } = settings;
  await bounds.set(SERVICE, { min: replicas, max: replicas + 1, scaleDownWindowS: WINDOW_S });
  await load.ask({ type: 'start', perSecond: peak });
  let utilization = 0;
  const tookMs = await until(
    `${SERVICE} gets more pods at ${peak} requests a second (--peak)`,
    async () => {
      utilization = Math.max(utilization, await readUtilization(platform));
      return (await countReady(platform)) > replicas;
    },
    PATIENCE_MS,
    2_000,
  );
  await delay(SCALED_MS);
  const pods = await countReady(platform);
  return {
    seen: `${utilization} % of what they request was used; ${pods} pods after ${Math.round(tookMs / 1_000)} s`,
    requests: 'none fails',
    promises: [atLeast('ready pods', pods, replicas + 1)],
  };
}

async function scaleIn({ props: { platform, settings } }: Proof): Promise<Seen> {
  const isBack = async () => {
    const pods = (await platform.listAllPods()).filter(({ metadata }) => metadata.name.startsWith(`${SERVICE}-`));
    return pods.length === settings.replicas;
  };
  const tookMs = await until(`${SERVICE} has ${settings.replicas} pods again`, isBack, PATIENCE_MS, 2_000);
  return { seen: `${settings.replicas} pods after ${Math.round(tookMs / 1_000)} s`, requests: 'none fails' };
}

async function countReady(platform: LivePlatform): Promise<number> {
  return (await platform.listPods(SERVICE)).filter(isReady).length;
}

async function readUtilization(platform: LivePlatform): Promise<number> {
  const { status } = await platform.get<AutoscalerStatus>('hpa', SERVICE);
  return status?.currentMetrics?.[0]?.resource?.current?.averageUtilization ?? 0;
}
