import { type KnownProps, type Route, ROUTE_DEFAULTS, type ServiceContract } from 'fairlead/contract';
import type { Environment } from '../environment/environment';
import { checkAll, refuse } from '../checks/invalid-platform';
import { checkWhole } from '../checks/whole-number';

/** Milliseconds between the drain deadline and the kubelet's SIGKILL: the process still has to close its stores, log what was left and exit. */
const EXIT_MARGIN_MS = 5_000;

/** What a contract says about stopping. */
export type Shutdown = ServiceContract['shutdown'];

/** Its props. */
export const SHUTDOWN_PROPS: KnownProps<Shutdown> = { lingerMs: 'required', drainDeadlineMs: 'required' };

/** `terminationGracePeriodSeconds`: linger, drain and margin, rounded up to whole seconds. */
export function gracePeriodSeconds({ lingerMs, drainDeadlineMs }: Shutdown): number {
  return Math.ceil((lingerMs + drainDeadlineMs + EXIT_MARGIN_MS) / 1_000);
}

/** How a service stops in an environment: at once where no load balancer needs the time to notice. */
export function deriveShutdown(
  { shutdown }: Pick<ServiceContract, 'shutdown'>,
  { lingers }: Environment,
  own: Partial<Shutdown> = {},
): Shutdown {
  return { ...shutdown, ...own, ...(!lingers && { lingerMs: 0 }) };
}

/**
 * Lets through only times in which a stop cuts no answer short.
 *
 * @param owner whose stop it is, such as `prod/user-service`
 * @param graceSeconds what it was given for the kubelet's patience, if anything
 * @throws InvalidPlatform with every fault, with the arithmetic
 */
export function checkShutdown(
  owner: string,
  routes: readonly Route[],
  { lingerMs, drainDeadlineMs }: Shutdown,
  graceSeconds?: number,
): void {
  checkAll(
    () => checkWhole(owner, { 'shutdown.lingerMs': lingerMs }, 0),
    () => checkWhole(owner, { 'shutdown.drainDeadlineMs': drainDeadlineMs }),
    () => checkDrain(owner, routes, drainDeadlineMs),
    () => checkGracePeriod(owner, { lingerMs, drainDeadlineMs }, graceSeconds),
  );
}

function checkDrain(owner: string, routes: readonly Route[], drainDeadlineMs: number): void {
  const longest = Math.max(
    0,
    ...routes.filter(({ stream, webSocket }) => !stream && !webSocket).map(({ timeoutMs = ROUTE_DEFAULTS.timeoutMs }) => timeoutMs),
  );
  if (drainDeadlineMs >= 1 && drainDeadlineMs < longest) {
    refuse(
      `${owner}: shutdown.drainDeadlineMs is ${drainDeadlineMs}, but an answer may take ${longest} ms, so a stop would cut it short; write drainDeadlineMs: ${longest}`,
    );
  }
}

/**
 * Lets through only a grace period in which a stop cuts nothing short.
 *
 * @param graceSeconds what was given for the kubelet's patience, if anything
 */
export function checkGracePeriod(owner: string, { lingerMs, drainDeadlineMs }: Shutdown, graceSeconds: number | undefined): void {
  const needed = Math.ceil((lingerMs + drainDeadlineMs) / 1_000);
  if (graceSeconds === undefined || Number.isNaN(needed)) return;
  if (!(Number.isInteger(graceSeconds) && graceSeconds >= needed)) {
    refuse(
      `${owner}: terminationGracePeriodSeconds is ${graceSeconds}, but ${lingerMs} ms of linger + ${drainDeadlineMs} ms of drain take ${needed} s, so the kubelet would kill it at work; write ${gracePeriodSeconds({ lingerMs, drainDeadlineMs })}`,
    );
  }
}
