import fc from 'fast-check';
import { Inventory } from '../../src/read/inventory';
import { podSecurityLevel } from '../../src/rules/rejected/pod-security/pod-security-level';
import { LEVELS } from '../../src/rules/rejected/pod-security/security-check';
import type { ReleaseName } from '../../src/rules/rejected/schema/release-span';
import type { ApiServer } from './api-server';
import { randomPod } from './random-pod';

/** Used by tests only: whether a server refuses exactly those pods of which the doctor says that they break the level of their namespace. */

const PODS_OF_EACH_LEVEL = 1_000;

export async function provePodSecurity(server: ApiServer, release: ReleaseName): Promise<readonly string[]> {
  const wrong: string[] = [];
  const judged: Record<string, number> = { refused: 0, accepted: 0 };
  for (const level of LEVELS) {
    const name = `fairlead-${level}`;
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': level } } };
    await server.create('api/v1/namespaces', namespace);
    await server.create(`api/v1/namespaces/${name}/serviceaccounts`, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default' },
    });
    for (const pod of fc.sample(randomPod, PODS_OF_EACH_LEVEL) as readonly object[]) {
      const placed = { ...pod, metadata: { name: 'web', namespace: name } };
      const [finding] = podSecurityLevel.find(new Inventory([namespace, placed]), { kubernetesVersion: release });
      const { isAccepted, message } = await server.judge(`api/v1/namespaces/${name}/pods`, placed);
      const isRefused = message.includes('violates PodSecurity');
      // A pod that is refused for something else was never held against the level.
      if (!isAccepted && !isRefused) continue;
      judged[isRefused ? 'refused' : 'accepted'] = (judged[isRefused ? 'refused' : 'accepted'] ?? 0) + 1;
      if (isRefused !== (finding !== undefined))
        wrong.push(
          `level ${level}: ${JSON.stringify(pod)}: the doctor says ${finding?.fix ?? 'nothing'}, the API server ${message || 'nothing'}`,
        );
    }
    await server.remove(`api/v1/namespaces/${name}`);
  }
  console.log(`pods held against levels: ${judged['refused']} refused, ${judged['accepted']} accepted`);
  return wrong;
}
