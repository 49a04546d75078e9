import { check, checkNumber, isVariableName } from '../fault';
import { findUnknownProps, isObject } from '../props/known-props';
import { STORE_VARIABLES } from '../stores';
import { ADDRESS_FORMS, type AddressNaming, variableOf } from './address';
import { API_PROPS, type ApiNeed, type ApiNeeds, isApiNeed, listApis } from './apis';
import { definitionFaults } from './definition-faults';
import { findDefinition, isStoreKind } from './store-kinds';
import { isNamedStore, listStores, NAMED_STORE_PROPS, nameStoreVariable, type StoreNeeds, type WriteShares } from './store-uses';

const DNS_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const NEEDS: readonly unknown[] = ['required', 'optional'];

/** Whom a contract calls and what it uses. */
interface Edges {
  readonly calls: readonly (AddressNaming & { readonly name: string })[];
  readonly apis: ApiNeeds;
  readonly stores: StoreNeeds;
  readonly writeShares: WriteShares;
}

/**
 * What is wrong with the edges of a contract: one line for each, or nothing in its place.
 *
 * @param common names of the variables that every contract of its kind has
 */
export function edgeFaults({ calls, apis, stores, writeShares }: Edges, common: readonly string[]) {
  return [
    ...calls.flatMap((callee, index) => namingFaults(`calls[${index}]`, callee)),
    ...Object.entries(apis).flatMap(([name, given]) => apiFaults(name, given)),
    ...Object.entries(stores).flatMap(([name, given]) => storeFaults(name, given)),
    ...Object.entries(writeShares).flatMap(([name, share]) => [
      check('writeShares', name, hasSizedPool(name, stores), 'a store that it uses, with a pool: one of kind mongo'),
      checkNumber(`writeShares.${name}`, share, share > 0 && share < 1, 'a number above 0 and below 1, such as 0.5'),
    ]),
    ...sharedVariables({ calls, apis, stores }, common),
  ];
}

function namingFaults(at: string, { as, form = 'url' }: AddressNaming) {
  return [
    check(`${at}.as`, as, as === undefined || isVariableName(as), 'the name of a variable in capitals, such as "ORDERS_ADDR"'),
    check(`${at}.form`, form, ADDRESS_FORMS.includes(form), `one of ${ADDRESS_FORMS.join(', ')}`),
  ];
}

function apiFaults(name: string, given: ApiNeeds[string]) {
  const at = `apis.${name}`;
  const isFull = isApiNeed(given);
  const { need, ...naming }: ApiNeed = isFull ? given : { need: given };
  return [
    check('apis', name, DNS_LABEL.test(name), 'a name such as "stripe" (lower-case letters, digits, hyphens)'),
    ...(isFull ? findUnknownProps({ subject: 'a contract', given, path: `${at}.` }, API_PROPS) : []),
    check(isFull ? `${at}.need` : at, need, NEEDS.includes(need), '"required" or "optional"'),
    ...namingFaults(at, naming),
  ];
}

function storeFaults(name: string, given: StoreNeeds[string]) {
  const at = `stores.${name}`;
  if (!isNamedStore(given))
    return [
      check('stores', name, isStoreKind(name), `a kind of store: ${Object.keys(STORE_VARIABLES).join(', ')}`),
      check(at, given, NEEDS.includes(given), '"required" or "optional"'),
    ];
  const { kind, need, prefix, names } = given;
  const definition = findDefinition(kind);
  return [
    check('stores', name, DNS_LABEL.test(name), 'a name such as "cache" (lower-case letters, digits, hyphens)'),
    ...findUnknownProps({ subject: 'a contract', given, path: `${at}.` }, NAMED_STORE_PROPS),
    check(`${at}.kind`, kind, definition !== undefined, `a kind of store: ${Object.keys(STORE_VARIABLES).join(', ')}`),
    ...(definition && !isStoreKind(kind) ? definitionFaults(`${at}.kind`, definition) : []),
    check(`${at}.need`, need, NEEDS.includes(need), '"required" or "optional"'),
    check(
      `${at}.prefix`,
      prefix,
      prefix === undefined || prefix === '' || isVariableName(prefix),
      'what the names of its variables begin with, in capitals, such as "CACHE_"',
    ),
    ...(definition ? namesFaults(`${at}.names`, names, Object.keys(definition.variables)) : []),
  ];
}

function namesFaults(at: string, names: unknown, variables: readonly string[]) {
  if (names === undefined) return [];
  if (!isObject(names)) return [check(at, names, false, 'an object such as { "PGHOST": "DB_HOST" }')];
  return Object.entries(names).flatMap(([variable, name]) => [
    check(at, variable, variables.includes(variable), `a variable of the kind: ${variables.join(', ')}`),
    check(`${at}.${variable}`, name, isVariableName(name), 'the name of a variable in capitals, such as "DB_HOST"'),
  ]);
}

/** A variable of two edges would lead to both, and one that all have has another value. */
function sharedVariables({ calls, apis, stores }: Pick<Edges, 'calls' | 'apis' | 'stores'>, common: readonly string[]) {
  const all = [
    ...common.map((variable) => [variable, 'every contract'] as const),
    ...calls.map((callee, index) => [variableOf(callee), `calls[${index}]`] as const),
    ...listApis(apis).map(({ name, variable }) => [variable, `apis.${name}`] as const),
    ...listStores(stores).flatMap((use) =>
      Object.keys(use.definition.variables).map((variable) => [nameStoreVariable(use, variable), `stores.${use.name}`] as const),
    ),
  ];
  const first = new Map<string, string>();
  const shared = new Map<string, string>();
  for (const [variable, at] of all) {
    const other = first.get(variable);
    if (other === undefined) first.set(variable, at);
    else if (!shared.has(`${other} ${at}`))
      shared.set(`${other} ${at}`, `${at} has the variable ${variable}, as ${other} has; give it another`);
  }
  return [...shared.values()];
}

function hasSizedPool(name: string, stores: StoreNeeds): boolean {
  const use = listStores(stores).find((each) => each.name === name);
  return use !== undefined && 'variable' in use.definition.driver.pool;
}
