import type { ServiceContract } from './contract';
import { METHODS, ROUTE_DEFAULTS, type Route } from './route';
import { STORE_VARIABLES } from './stores';
import type { Variable } from './variable';

const DNS_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const VARIABLE_NAME = /^[A-Z][A-Z0-9_]*$/;
const PATH = /^\/[A-Za-z0-9._~:/*-]*$/;

/** One line for each field with a bad value: the field, what it is, what to write. Values may come from plain JavaScript, so types are not trusted. */
export function findContractFaults(contract: ServiceContract): string[] {
  const { name, description, ports, probes, metricsPath, stores, routes, shutdown } = contract;
  return [
    check(
      'name',
      name,
      typeof name === 'string' && DNS_LABEL.test(name),
      'a DNS label such as "user-service" (lower-case letters, digits, hyphens)',
    ),
    check('description', description, isText(description), 'one line of text'),
    check('port', ports.traffic, isWhole(ports.traffic, 1, 65_535), 'a whole number from 1 to 65535'),
    check('managementPort', ports.management, isWhole(ports.management, 1, 65_535), 'a whole number from 1 to 65535'),
    check('managementPort', ports.management, ports.management !== ports.traffic, `another port than the traffic port`),
    ...Object.entries(probes).map(([probe, path]) => check(`probes.${probe}`, path, isPath(path), 'a path such as "/health/live"')),
    check('metricsPath', metricsPath, isPath(metricsPath), 'a path such as "/metrics"'),
    ...Object.entries(stores).flatMap(([kind, need]) => [
      check('stores', kind, kind in STORE_VARIABLES, `a kind of store: ${Object.keys(STORE_VARIABLES).join(', ')}`),
      check(`stores.${kind}`, need, ['required', 'optional'].includes(need), '"required" or "optional"'),
    ]),
    ...Object.entries(contract.env).flatMap(([variable, facts]) => variableFaults(variable, facts)),
    ...routes.flatMap((route, index) => routeFaults(`routes[${index}]`, route)),
    ...duplicateRoutes(routes),
    check('shutdown.lingerMs', shutdown.lingerMs, isWhole(shutdown.lingerMs, 0), 'a whole number of milliseconds, 0 or more'),
    check(
      'shutdown.drainDeadlineMs',
      shutdown.drainDeadlineMs,
      isWhole(shutdown.drainDeadlineMs, 1),
      'a whole number of milliseconds, 1 or more',
    ),
    drainFault(contract),
  ].filter((fault) => fault !== undefined);
}

function variableFaults(name: string, variable: Variable) {
  return [
    check('env', name, VARIABLE_NAME.test(name), 'a name in capitals such as "MAX_QUEUED_WRITES"'),
    check(`env.${name}.description`, variable.description, isText(variable.description), 'one line of text'),
    check(
      `env.${name}.default`,
      '(hidden)',
      !(variable.secret && variable.default !== undefined),
      'no default: a secret comes from the environment alone',
    ),
    variable.type === 'integer' &&
      check(`env.${name}.min`, variable.min, variable.min <= variable.max, `a number up to max (${variable.max})`),
    variable.type === 'integer' &&
      check(
        `env.${name}.default`,
        variable.default,
        variable.default === undefined || isWhole(variable.default, variable.min, variable.max),
        `a whole number from ${variable.min} to ${variable.max}`,
      ),
    variable.type === 'choice' &&
      check(
        `env.${name}.default`,
        variable.default,
        variable.default === undefined || variable.choices.includes(variable.default),
        `one of ${variable.choices.join(', ')}`,
      ),
  ].filter((fault) => fault !== false);
}

function routeFaults(at: string, route: Route) {
  const { path, methods, maxBodyBytes = ROUTE_DEFAULTS.maxBodyBytes, timeoutMs = ROUTE_DEFAULTS.timeoutMs } = route;
  return [
    check(`${at}.path`, path, isPath(path), 'a path such as "/users/:id"'),
    check(
      `${at}.methods`,
      methods,
      methods.length > 0 && methods.every((method) => METHODS.includes(method)),
      `some of ${METHODS.join(', ')}`,
    ),
    check(`${at}.maxBodyBytes`, maxBodyBytes, isWhole(maxBodyBytes, 0), 'a whole number of bytes, 0 or more'),
    check(`${at}.timeoutMs`, timeoutMs, isWhole(timeoutMs, 1), 'a whole number of milliseconds, 1 or more'),
  ];
}

function duplicateRoutes(routes: readonly Route[]) {
  const paths = routes.map((route) => route.path);
  return routes.map((route, index) => check(`routes[${index}].path`, route.path, paths.indexOf(route.path) === index, 'each path once'));
}

/** A stop that is shorter than an answer may take would cut that answer short. */
function drainFault({ routes, shutdown }: ServiceContract) {
  const longest = Math.max(0, ...routes.filter((route) => !route.stream).map((route) => route.timeoutMs ?? ROUTE_DEFAULTS.timeoutMs));
  return check(
    'shutdown.drainDeadlineMs',
    shutdown.drainDeadlineMs,
    !(shutdown.drainDeadlineMs < longest),
    `at least ${longest}, the longest timeoutMs of its routes, or a stop cuts answers short`,
  );
}

function check(field: string, value: unknown, good: boolean, wanted: string): string | undefined {
  return good ? undefined : `${field} is ${JSON.stringify(value) ?? 'undefined'}; give ${wanted}`;
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isPath = (value: unknown) => typeof value === 'string' && PATH.test(value);
const isWhole = (value: unknown, min: number, max = Number.MAX_SAFE_INTEGER) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
