import { type Matchers, oneOf, podUsage, readyPods, scrapedPods } from '@fairlead/exposition/series';

/** What is asked of each pod. */
export interface QueryProps {
  /** Empty for all. */
  readonly namespaces: readonly string[];
  /** How far a rate looks back. */
  readonly windowS: number;
}

/** Where the number of ready pods comes from. */
export interface ReadySource {
  readonly description: string;
  readonly query: string;
}

/** One query for each resource of a pod. Each gives series with the labels `namespace` and `pod`. */
export function usageQueries({ namespaces, windowS }: QueryProps): ReturnType<typeof podUsage> {
  return podUsage(podsIn(namespaces), windowS);
}

/** 1 for a pod that is ready, else 0; the first source that has something is taken. */
export function readySources({ namespaces }: Pick<QueryProps, 'namespaces'>): readonly ReadySource[] {
  const pods = podsIn(namespaces);
  return [
    { description: 'kube_pod_status_ready', query: readyPods(pods) },
    { description: 'up, whether the metrics of each pod could be scraped', query: scrapedPods(pods) },
  ];
}

function podsIn(namespaces: readonly string[]): Matchers {
  return { pod: { like: '.+' }, namespace: { like: namespaces.length > 0 ? oneOf(namespaces) : '.+' } };
}
