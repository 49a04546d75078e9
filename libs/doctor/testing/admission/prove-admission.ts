import { KubernetesRelease } from '../../src/rules/rejected/schema/kubernetes-release';
import type { ReleaseName } from '../../src/rules/rejected/schema/release-span';
import { ApiServer } from './api-server';
import { proveEdits } from './prove-edits';
import { provePodSecurity } from './prove-pod-security';
import { proveSchemas } from './prove-schemas';

/** Used by tests only: asks the API server of KUBECONFIG whether it refuses what the doctor says that it does. Nothing is kept there. */

async function main(): Promise<void> {
  await ApiServer.use(async (server) => {
    const release = KubernetesRelease.of((await server.version()) as ReleaseName);
    const wrong = [
      ...(await proveEdits(server)),
      ...(await proveSchemas(server, release)),
      ...(await provePodSecurity(server, release.name)),
    ];
    for (const said of new Set(wrong)) console.error(said);
    console.log(wrong.length === 0 ? 'the API server refuses what the doctor says it does' : 'see above');
    process.exitCode = Number(wrong.length > 0);
  });
}

void main();
