import { check, checkNumber, isText, isVariableName, isWhole } from '../fault';
import { findUnknownProps, isObject, type KnownProps } from '../props/known-props';
import { showJson } from '../props/show-given';
import { LEAST_POOL, type StoreDriver } from '../stores';
import { variableFaults } from '../variable-faults';
import { VARIABLE_PROPS, type Variables } from '../variable';
import type { StoreDefinition } from './store-definition';
import { isStoreKind } from './store-kinds';

const PROPS: KnownProps<StoreDefinition> = { kind: 'required', variables: 'required', driver: 'required', privileges: 'optional' };
const DRIVER_PROPS: KnownProps<StoreDriver> = { pool: 'required', socketsBesidePool: 'required' };

/** A port's name has at most 15 characters (RFC 6335). */
const KIND = /^[a-z][a-z0-9]{0,14}$/;

/** One line for each bad value of a kind of store that is not one of ours. */
export function definitionFaults(at: string, definition: StoreDefinition): (string | undefined)[] {
  const { kind, variables, driver, privileges } = definition;
  if (isStoreKind(kind))
    return [check(`${at}.kind`, kind, false, `a word that is no kind of ours, or "${kind}" in place of the definition`)];
  return [
    ...findUnknownProps({ subject: 'a kind of store', given: definition, path: `${at}.` }, PROPS),
    check(`${at}.kind`, kind, KIND.test(kind), 'one word of at most 15 lower-case letters and digits, such as "search"'),
    ...Object.entries(variables).flatMap(([name, variable]) => variableFaultsAt(`${at}.variables.`, name, variable)),
    ...driverFaults(`${at}.driver`, driver, variables),
    check(`${at}.privileges`, privileges, privileges === undefined || areWords(privileges), 'place, wantedPlace, right and wantedRights'),
  ];
}

function variableFaultsAt(at: string, name: string, variable: Variables[string]): string[] {
  if (!isObject(variable)) return [`${at}${name} is ${showJson(variable)}, which is no object; give one`];
  const isKnown = Object.hasOwn(VARIABLE_PROPS, variable.type);
  const unknown = isKnown
    ? findUnknownProps({ subject: 'a variable', given: variable, path: `${at}${name}.` }, VARIABLE_PROPS[variable.type])
    : [];
  const faults = variableFaults(name, variable).flatMap((fault) => fault?.replace(/^env(?:\.[^ .]*)?/, `${at}${name}`) ?? []);
  return [...unknown, ...faults];
}

function driverFaults(at: string, driver: StoreDriver, variables: Variables): (string | undefined)[] {
  const { pool, socketsBesidePool } = driver;
  return [
    ...findUnknownProps({ subject: 'a kind of store', given: driver, path: `${at}.` }, DRIVER_PROPS),
    checkNumber(`${at}.socketsBesidePool`, socketsBesidePool, isWhole(socketsBesidePool, 0), 'a whole number, 0 or more'),
    'size' in pool
      ? checkNumber(`${at}.pool.size`, pool.size, isWhole(pool.size, 1), 'a whole number of at least 1')
      : check(
          `${at}.pool.variable`,
          pool.variable,
          isVariableName(pool.variable) && isPoolVariable(variables[pool.variable]),
          `an integer of its variables, with min ${LEAST_POOL} or more and a default`,
        ),
  ];
}

function isPoolVariable(variable: Variables[string] | undefined): boolean {
  return variable?.type === 'integer' && variable.min >= LEAST_POOL && variable.default !== undefined;
}

function areWords({ place, wantedPlace, right, wantedRights }: NonNullable<StoreDefinition['privileges']>): boolean {
  return place instanceof RegExp && right instanceof RegExp && isText(wantedPlace) && isText(wantedRights);
}
