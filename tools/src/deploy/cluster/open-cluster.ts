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
  try {
    await kubectl.run(['get', '--raw=/readyz', '--request-timeout=10s']);
  } catch (cause) {
    stop.throwIfAborted();
    throw new Error(`the cluster of context ${context} does not answer; see kubectl --context ${context} get --raw=/readyz`, { cause });
  }
  return { context, kubectl, steady: new Kubectl(new AbortController().signal, context) };
}

async function checkContext(context: string, kubectl: Kubectl): Promise<void> {
  const names = (await findContexts(kubectl)).split('\n').filter(Boolean);
  if (!names.includes(context)) throw new Error(`kubectl has no context ${context}; it has ${names.join(', ') || 'none'}`);
}

async function findContexts(kubectl: Kubectl): Promise<string> {
  try {
    return await kubectl.run(['config', 'get-contexts', '--output=name']);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new Error('kubectl is not there; install it: https://kubernetes.io/docs/tasks/tools', { cause });
  }
}
