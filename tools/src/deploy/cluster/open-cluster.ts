import { Kubectl } from '@fairlead/cluster';

/** A cluster that somebody has named. */
export interface Cluster {
  readonly context: string;
  /** Ends with a stop. */
  readonly kubectl: Kubectl;
  /** Does not: for what is left behind. */
  readonly steady: Kubectl;
}

/** @throws Error where `kubectl` or the context is not there, or no cluster answers, with what to do */
export async function openCluster(context: string, stop: AbortSignal): Promise<Cluster> {
  await checkContext(context, new Kubectl(stop));
  const kubectl = new Kubectl(stop, context);
  await kubectl.checkCluster(`the cluster of context ${context} does not answer; see kubectl --context ${context} get --raw=/readyz`, 10);
  return { context, kubectl, steady: new Kubectl(new AbortController().signal, context) };
}

async function checkContext(context: string, kubectl: Kubectl): Promise<void> {
  const names = (await kubectl.run(['config', 'get-contexts', '--output=name'])).split('\n').filter(Boolean);
  if (!names.includes(context)) throw new Error(`kubectl has no context ${context}; it has ${names.join(', ') || 'none'}`);
}
