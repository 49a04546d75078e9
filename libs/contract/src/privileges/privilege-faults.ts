import { check } from '../fault';
import { isObject } from '../props/known-props';
import type { Privileges } from './privileges';
import { listStores, type StoreNeeds } from '../edges/store-uses';

/** One line for each bad value of a contract's privileges: what would make other rules of a user than are written. */
export function privilegeFaults(privileges: Privileges, stores: StoreNeeds) {
  const uses = new Map(listStores(stores).map((use) => [use.name, use]));
  return Object.entries(privileges).flatMap(([store, places]) => {
    const use = uses.get(store);
    if (!use) return [check('privileges', store, false, `a store that it uses: ${[...uses.keys()].join(', ') || 'it uses none'}`)];
    if (!isObject(places)) return [check(`privileges.${store}`, places, false, 'an object such as { "orders": ["get"] }')];
    const { kind, privileges: words } = use.definition;
    if (!words) return [`privileges.${store} is said, but of a ${kind} store a contract says none; leave it out`];
    const { place, wantedPlace, right, wantedRights } = words;
    return Object.entries(places).flatMap(([name, rights]) => [
      check(`privileges.${store}`, name, place.test(name), wantedPlace),
      check(`privileges.${store}[${JSON.stringify(name)}]`, rights, areWords(rights, right), wantedRights),
    ]);
  });
}

function areWords(rights: unknown, right: RegExp): boolean {
  return Array.isArray(rights) && rights.length > 0 && rights.every((each) => typeof each === 'string' && right.test(each));
}
