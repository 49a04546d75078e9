import { showGiven } from 'fairlead/contract';
import type { ReleaseName } from 'fairlead/doctor';
import { isSince } from './kubernetes-version';

/** Which pods of a Service its clients reach first: those of their own zone, or of their own node. */
export type TrafficDistribution = 'PreferSameZone' | 'PreferSameNode';

/** Where a cluster has each: under this word since that release (KEP-4444, KEP-3015). */
const WORDS: Readonly<Record<TrafficDistribution, readonly (readonly [since: ReleaseName, word: string])[]>> = {
  PreferSameZone: [
    ['1.34', 'PreferSameZone'],
    ['1.31', 'PreferClose'],
  ],
  PreferSameNode: [['1.34', 'PreferSameNode']],
};

interface Target {
  readonly kubernetesVersion?: ReleaseName;
  readonly trafficDistribution?: TrafficDistribution;
}

/** The word that the cluster of an environment knows for it; nothing where it was not asked for. */
export function trafficWord({ trafficDistribution, ...target }: Target): string | undefined {
  return trafficDistribution && WORDS[trafficDistribution].find(([since]) => isSince(target, since))?.[1];
}

/** That there is none such, or that the cluster knows no word for it. */
export function findTrafficFaults(given: unknown, target: Pick<Target, 'kubernetesVersion'>): string[] {
  const words = Object.entries(WORDS).find(([name]) => name === given)?.[1];
  if (!words) return [`trafficDistribution is ${showGiven(given)}; write ${Object.keys(WORDS).join(' or ')}`];
  if (words.some(([since]) => isSince(target, since))) return [];
  const [least] = words.at(-1) ?? [];
  const { kubernetesVersion = 'of no release' } = target;
  return [
    `trafficDistribution is ${String(given)}, which the cluster must know, and it is ${kubernetesVersion}; write kubernetesVersion: '${least}' or a later one, or leave it out`,
  ];
}
