import { apply, must, run } from './kubectl';
import { UPGRADE_EXAMPLES } from './upgrade-examples';
import { volumes } from './volumes';

const LIMIT = '--timeout=120s';

/** Makes the object of each example, and waits until their pods run and their claims have volumes. */
export function makeExamples(): void {
  const claiming = UPGRADE_EXAMPLES.filter(({ before }) => ['StatefulSet', 'PersistentVolumeClaim'].includes(before.kind ?? ''));
  must(apply(volumes(claiming.length)));
  must(apply(UPGRADE_EXAMPLES.map(({ before }) => before)));
  must(run(`kubectl wait statefulsets --all --for=jsonpath='{.status.readyReplicas}'=1 ${LIMIT}`));
  must(run(`kubectl wait persistentvolumeclaims --all --for=jsonpath='{.status.phase}'=Bound ${LIMIT}`));
}
