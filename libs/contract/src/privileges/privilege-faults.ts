import { check } from '../fault';
import { isObject } from '../props/known-props';
import type { Privileges } from './privileges';
import { listStores, type StoreNeeds } from '../edges/store-uses';
import type { StoreKind } from '../stores';

/** What the privileges of each kind of store are made of: on what, and to do what. */
const WORDS = {
  redis: {
    place: /^[^\s()]+$/,
    wantedPlace: 'a pattern of keys such as "orders:*"',
    right: /^@?[a-z][a-z|-]*$/,
    wantedRights: 'commands such as ["get", "set"]',
  },
  mongo: {
    place: /^[^\s$]+$/,
    wantedPlace: 'a collection such as "records"',
    right: /^[a-zA-Z]+$/,
    wantedRights: 'actions such as ["find", "insert"]',
  },
} as const satisfies Record<StoreKind, object>;

/** One line for each bad value of a contract's privileges: what would make other rules of a user than are written. */
export function privilegeFaults(privileges: Privileges, stores: StoreNeeds) {
  const uses = new Map(listStores(stores).map((use) => [use.name, use]));
  return Object.entries(privileges).flatMap(([store, places]) => {
    const kind = uses.get(store)?.kind;
    if (!kind) return [check('privileges', store, false, `a store that it uses: ${[...uses.keys()].join(', ') || 'it uses none'}`)];
    if (!isObject(places)) return [check(`privileges.${store}`, places, false, 'an object such as { "orders": ["get"] }')];
    const { place, wantedPlace, right, wantedRights } = WORDS[kind];
    return Object.entries(places).flatMap(([name, rights]) => [
      check(`privileges.${store}`, name, place.test(name), wantedPlace),
      check(`privileges.${store}[${JSON.stringify(name)}]`, rights, areWords(rights, right), wantedRights),
    ]);
  });
}

function areWords(rights: unknown, right: RegExp): boolean {
  return Array.isArray(rights) && rights.length > 0 && rights.every((each) => typeof each === 'string' && right.test(each));
}
