import { DependencyModel } from '../../../dependencies/dependency-model';
import { evidenceOf, type InferredDependency } from '../../../dependencies/inferred-dependency';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { findServerPassword, hasCredentials } from './store-password';

/** Only whether there is a password is looked at, never which. */
export const passwordOnOneSide: Rule = {
  id: 'password-on-one-side',
  says: 'a store asks for a password and its client has none, or the other way round',
  why: 'The store refuses every command of a client without its password; Redis without one refuses a client that sends one.',
  fix: 'Give both the same Secret, or neither.',
  find: (inventory) => {
    const model = DependencyModel.of(inventory);
    const workloads = new Map(inventory.workloads.map((workload) => [formatReference(workload.reference), workload]));
    return judgeEach(model.dependencies, (dependency) => {
      const servers = new Set(dependency.destinations.map(({ podSet }) => workloads.get(formatReference(podSet.workload))));
      return [...servers].flatMap((server) => (server ? judge(dependency, server, inventory) : []));
    });
  },
};

function judge(dependency: InferredDependency, server: Workload, inventory: Inventory): readonly Fault[] {
  const { workload, addresses } = dependency;
  const url = addresses.find(({ scheme }) => scheme !== undefined);
  const password = url && findServerPassword(server, url.scheme ?? '', inventory);
  if (!url || !password) return [];
  const [client, store] = [formatReference(workload.reference), formatReference(server.reference)];
  const found = {
    resource: url.evidence.resource,
    ...(url.evidence.path !== undefined && { path: url.evidence.path }),
    certainty: 'likely',
  } as const;
  const evidence = [password.evidence, ...evidenceOf([dependency]).filter(({ path }) => path !== url.evidence.path)];
  if (password.isAsked && !url.hasPassword && !hasCredentials(workload, url.container, inventory))
    return [
      {
        ...found,
        severity: 'error',
        what: `${client} connects to ${store} without a password, and ${store} asks for one`,
        why: 'neither the URL nor any variable, argument, file or Secret of the container holds a credential, so every command is refused',
        fix: `write the URL as ${url.scheme}://:$(PASSWORD)@${url.host}, with env PASSWORD from the Secret of the store above it`,
        evidence,
      },
    ];
  if (!password.isAsked && url.hasPassword)
    return [
      {
        ...found,
        severity: 'warning',
        what: `${client} sends a password to ${store}, which has none`,
        why: 'a server without a password refuses to be sent one, and many clients take that for a failure',
        fix: `take the password out of the URL, or set the same one on ${store}`,
        evidence,
      },
    ];
  return [];
}
