import { formatOwner, formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Advice, AdviceRule } from '../../rule';

const DEFAULT_ACCOUNT = 'default';

/** Groups that every account, or every one of a namespace, is in. */
const EVERYBODY = /^system:(?:serviceaccounts(?::.*)?|authenticated)$/;

/** Annotations of pods into which a controller puts a container that shows the token to somebody. */
const USES_TOKEN = /vault|conjur/;

/** An account that is not here may have its roles elsewhere. */
export const serviceAccountTokenUnused: AdviceRule = {
  id: 'service-account-token-unused',
  isAdvice: true,
  says: 'pods get a token for the API server, and their ServiceAccount has no role',
  why: 'The token is in every container. Who takes over the program asks the API server in its name: what everybody may, and what somebody binds to the account later.',
  fix: 'Write automountServiceAccountToken: false into the pod template, or into the ServiceAccount.',
  find: (inventory) => {
    const bound = listBound(inventory);
    const written = new Set(inventory.access.accounts.map(formatOwner));
    return bound ? judgeEach(inventory.workloads, (workload) => judge(workload, bound, written, inventory)) : [];
  },
};

/** Accounts that a binding names; nothing where one names all. */
function listBound({ access }: Inventory): ReadonlySet<string> | undefined {
  const subjects = judgeEach(access.bindings, (binding) => binding.subjects.map((subject) => ({ ...subject, own: binding.namespace })));
  if (subjects.some(({ kind, name = '' }) => kind === 'Group' && EVERYBODY.test(name))) return undefined;
  return new Set(subjects.map(({ name = '', namespace, own = '' }) => formatOwner({ namespace: namespace ?? own, name })));
}

function judge(workload: Workload, bound: ReadonlySet<string>, written: ReadonlySet<string>, inventory: Inventory): readonly Advice[] {
  const { reference, pod, podPath, podAnnotations } = workload;
  const { namespace } = reference;
  const name = pod.serviceAccountName ?? DEFAULT_ACCOUNT;
  const account = formatOwner({ namespace, name });
  const isGiven = pod.automountServiceAccountToken ?? !inventory.access.accountsWithoutToken.has(account);
  if (!isGiven || bound.has(account) || (name !== DEFAULT_ACCOUNT && !written.has(account))) return [];
  if (Object.keys(podAnnotations).some((key) => USES_TOKEN.test(key))) return [];
  ['RoleBinding', 'ServiceAccount'].forEach((kind) => inventory.objects.assertComplete(kind, namespace));
  return [
    {
      certainty: 'likely',
      resource: reference,
      path: pod.automountServiceAccountToken === undefined ? podPath : `${podPath}.automountServiceAccountToken`,
      what: `pods of ${formatReference(reference)} get the token of ServiceAccount ${account}, which no binding here gives a role`,
      why: 'who takes over the program may ask the API server in its name',
      fix: 'set automountServiceAccountToken to false in the spec of the pods, unless the program asks the API server',
    },
  ];
}
