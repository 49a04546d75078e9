import { LONGEST_WAIT_MS } from '../common-variables';
import type { WorkloadContract } from '../contract';
import { edgeFaults } from '../edges/edge-faults';
import { check, checkNumber, isText, isWhole } from '../fault';
import { privilegeFaults } from '../privileges/privilege-faults';
import { showJson } from '../props/show-given';
import type { Variables } from '../variable';
import { variableFaults } from '../variable-faults';
import type { WorkloadInput } from './workload-input';

const DNS_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** An hour: a longer start is a mistake in the unit. */
const LONGEST_START_SECONDS = 3_600;

/**
 * One line for each field with a bad value that every contract has: the field, what it is, what to write. Values may come from plain
 * JavaScript, so types are not trusted.
 *
 * @param common variables that every contract of its kind has
 */
export function findWorkloadFaults(contract: WorkloadContract, ownVariables: Variables, common: Variables): (string | undefined)[] {
  const { name, description, foreign, stores, privileges, env } = contract;
  return [
    check(
      'name',
      name,
      typeof name === 'string' && DNS_LABEL.test(name),
      'a DNS label such as "user-service" (lower-case letters, digits, hyphens)',
    ),
    check('description', description, isText(description), 'one line of text'),
    ...edgeFaults(contract, foreign ? [] : Object.keys(common)),
    ...privilegeFaults(privileges, stores),
    ...Object.entries(ownVariables).flatMap(([variable, facts]) => variableFaults(variable, facts)),
    ...aliasFaults(env),
  ];
}

/** What is wrong with the longest start. */
export function startupFault(startupSeconds: number): string | undefined {
  const isGood = isWhole(startupSeconds, 1, LONGEST_START_SECONDS);
  return checkNumber('startupSeconds', startupSeconds, isGood, 'a whole number of seconds from 1 to 3600');
}

/** What is wrong with a port. */
export function portFault(field: string, port: number | undefined): string | undefined {
  return checkNumber(field, port, isWhole(port, 1, 65_535), 'a whole number from 1 to 65535');
}

/** A wait that the variables of a program can hold. */
export function waitFault(field: string, waitMs: number, least: number): string | undefined {
  return checkNumber(
    `shutdown.${field}`,
    waitMs,
    isWhole(waitMs, least, LONGEST_WAIT_MS),
    `a whole number of milliseconds, ${least} or more, an hour (${LONGEST_WAIT_MS}) at most`,
  );
}

/** An alias that is a variable itself: one value would be read as two. */
function aliasFaults(env: Variables) {
  return Object.entries(env).map(([name, { alias }]) =>
    check(`env.${name}.alias`, alias, alias === undefined || !Object.hasOwn(env, alias), 'a name that no other variable has'),
  );
}

/**
 * A contract with what is wrong with it and with those that it calls, so that charts can tell that together with everything else; the
 * service kit starts no program whose contract has any.
 *
 * @param own one line each, without the name
 */
export function withFaults<Contract extends WorkloadContract>(
  contract: Contract,
  calls: NonNullable<WorkloadInput['calls']>,
  own: readonly (string | undefined)[],
): Contract {
  const faults = [
    ...new Set(calls.flatMap((callee) => callee.faults ?? [])),
    ...own.filter((fault) => fault !== undefined).map((fault) => `contract ${showJson(contract.name)}: ${fault}`),
  ];
  return Object.freeze({ ...contract, ...(faults.length > 0 && { faults }) });
}
