import { commonVariables } from './common-variables';
import type { CalledService, ServiceContract } from './contract';
import { check, checkNumber, isPath, isWhole } from './fault';
import { MANAGEMENT_PORT } from './ports/management-port';
import { objectiveFaults } from './objective/objective';
import { otherPortFaults } from './ports/other-ports';
import { type Method, METHODS, ROUTE_DEFAULTS, type Route } from './route';
import type { Variables } from './variable';
import { findWorkloadFaults, portFault, startupFault, waitFault } from './workload/workload-faults';

/**
 * One line for each field with a bad value: the field, what it is, what to write. Values may come from plain JavaScript, so types are
 * not trusted.
 *
 * @param wrongCallees names of the called services that have faults of their own: routes that lead to them would repeat those
 */
export function findContractFaults(contract: ServiceContract, ownVariables: Variables, wrongCallees: ReadonlySet<string>): string[] {
  const { foreign, ports, probes, startupSeconds, metricsPath, capacity, routes, objective, shutdown } = contract;
  const isRepeated = ({ upstream }: Route) => wrongCallees.has(upstream?.service ?? '');
  return [
    ...findWorkloadFaults(contract, ownVariables, commonVariables(0, 1)),
    portFault('port', ports.traffic),
    portFault('managementPort', ports.management),
    samePortFault(contract),
    ...otherPortFaults('http', ports),
    ...Object.entries(probes).map(([probe, path]) => check(`probes.${probe}`, path, isPath(path), 'a path such as "/health/live"')),
    startupFault(startupSeconds),
    check('metricsPath', metricsPath, metricsPath === undefined || isPath(metricsPath), 'a path such as "/metrics"'),
    ...routes.flatMap((route, index) => (isRepeated(route) ? [] : routeFaults(`routes[${index}]`, route, contract.calls))),
    ...duplicateRoutes(routes),
    checkNumber('capacity.concurrent', capacity.concurrent, isWhole(capacity.concurrent, 1), 'a whole number of requests, 1 or more'),
    checkNumber('capacity.waiting', capacity.waiting, isWhole(capacity.waiting, 0), 'a whole number of requests, 0 or more'),
    ...objectiveFaults(objective, foreign),
    waitFault('lingerMs', shutdown.lingerMs, 0),
    waitFault('drainDeadlineMs', shutdown.drainDeadlineMs, 1),
    drainFault(
      routes.filter((route) => !isRepeated(route)),
      shutdown,
    ),
  ].filter((fault) => fault !== undefined);
}

/** Which of the two is to change depends on which was written. */
function samePortFault({ foreign, ports: { traffic, management } }: ServiceContract) {
  if (foreign || traffic !== management) return undefined;
  const both = `port is ${traffic}, where health and metrics are served`;
  return management === MANAGEMENT_PORT
    ? `${both} by default; give another port, or a managementPort of its own`
    : `${both} too, as managementPort says; give one of them another value`;
}

function routeFaults(at: string, route: Route, calls: readonly CalledService[]) {
  const { path, methods, upstream, maxBodyBytes = ROUTE_DEFAULTS.maxBodyBytes, timeoutMs = ROUTE_DEFAULTS.timeoutMs } = route;
  const { rateLimitPerSecond = 1 } = route;
  const callees = calls.map(({ name }) => name);
  return [
    check(`${at}.path`, path, isPath(path), 'a path such as "/users/:id"'),
    webSocketFault(at, route),
    check(
      `${at}.methods`,
      methods,
      Array.isArray(methods) && methods.length > 0 && (methods as readonly Method[]).every((method) => METHODS.includes(method)),
      `some of ${METHODS.join(', ')}`,
    ),
    checkNumber(`${at}.maxBodyBytes`, maxBodyBytes, isWhole(maxBodyBytes, 0), 'a whole number of bytes, 0 or more'),
    checkNumber(`${at}.timeoutMs`, timeoutMs, isWhole(timeoutMs, 1), 'a whole number of milliseconds, 1 or more'),
    checkNumber(`${at}.rateLimitPerSecond`, rateLimitPerSecond, isWhole(rateLimitPerSecond, 1), 'a whole number of requests, 1 or more'),
    check(
      `${at}.upstream.service`,
      upstream?.service,
      !upstream || callees.includes(upstream.service),
      `a service that it calls (${callees.join(', ') || 'it calls none'})`,
    ),
  ];
}

/** A handshake is a GET (RFC 6455, section 4.1). What passes requests on as the service kit does ends at the handshake. */
function webSocketFault(at: string, { webSocket, methods, upstream }: Route) {
  if (!webSocket) return undefined;
  if (upstream) return `${at}.webSocket is true, but a route with an upstream passes no WebSocket on; expose ${upstream.service} itself`;
  return check(`${at}.methods`, methods, String(methods) === 'GET', '["GET"], by which every WebSocket is asked for');
}

function duplicateRoutes(routes: readonly Route[]) {
  const paths = routes.map((route) => route.path);
  return routes.map((route, index) => check(`routes[${index}].path`, route.path, paths.indexOf(route.path) === index, 'each path once'));
}

/** A stop that is shorter than an answer may take would cut that answer short. */
function drainFault(routes: readonly Route[], shutdown: ServiceContract['shutdown']) {
  const longest = Math.max(
    0,
    ...routes.filter((route) => !route.stream && !route.webSocket).map((route) => route.timeoutMs ?? ROUTE_DEFAULTS.timeoutMs),
  );
  return check(
    'shutdown.drainDeadlineMs',
    shutdown.drainDeadlineMs,
    !(shutdown.drainDeadlineMs < longest),
    `at least ${longest}, the longest timeoutMs of its routes, or a stop cuts answers short`,
  );
}
