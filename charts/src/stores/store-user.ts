import type { k8s } from 'cdk8s-plus-28';
import type { WorkloadScope } from '../graph/scope';
import { lazily } from '../objects/lazily';
import { Credential } from './credential';
import type { Store } from './store';

/** A user of a server, and the Secret with its password. */
export interface StoreUser {
  readonly name: string;
  readonly secretName: string;
}

/** Key of every Secret for a user that holds its password. */
export const PASSWORD_KEY = 'password';

/**
 * Users that a server has beside those of services. No service has such a name: a DNS label holds no underscore.
 *
 * - `admin` is for people, and may do everything. No pod logs in as it.
 * - `probe` is for the kubelet. It needs no password and may do nothing but ask whether the server is there.
 */
export const SERVER_USERS = Object.freeze({ admin: 'store_admin', probe: 'store_probe' });

/** Makes the Secret that lets people into a server as {@link SERVER_USERS}' admin. */
export function createAdmin(store: Store): void {
  new Credential(store, 'credential', { secretName: adminSecretName(store), place: store.name, keys: [PASSWORD_KEY] });
}

/** Name of that Secret. */
export function adminSecretName({ name }: Pick<Store, 'name'>): string {
  return `${name}-credentials`;
}

/** Makes the Secret that lets a service into a store as a user of its own. */
export function createUser(store: Store, service: Pick<WorkloadScope, 'name'>, keys: readonly string[] = [PASSWORD_KEY]): void {
  const place = `${store.name}/${service.name}`;
  new Credential(store, `credential ${service.name}`, { secretName: userSecretName(store, service), place, keys });
}

/** Name of the Secret of a service's user. */
export function userSecretName(store: Pick<Store, 'name'>, service: Pick<WorkloadScope, 'name'>): string {
  return `${adminSecretName(store)}-${service.name}`;
}

/** Every user of a server that has a password, once the graph is complete: people's, then services' by name. */
export function usersOf(store: Store): readonly StoreUser[] {
  const ofServices = store.services.map((service) => ({ name: service.name, secretName: userSecretName(store, service) }));
  return [{ name: SERVER_USERS.admin, secretName: adminSecretName(store) }, ...ofServices];
}

/** Where a server's container finds the password of each user, in a file of the user's name. */
export const PASSWORD_FOLDER = '/run/passwords';

/** The folder: the pod waits until every Secret is there. */
export function passwordVolume(users: () => readonly StoreUser[]): k8s.Volume {
  const sources = () =>
    users().map(({ name, secretName }) => ({ secret: { name: secretName, items: [{ key: PASSWORD_KEY, path: name }] } }));
  return { name: 'passwords', projected: { defaultMode: 0o440, sources: lazily(sources) } };
}
