import { SERVICES } from '@fairlead/contracts';
import { OPERATIONAL_PATHS, type ServiceContract } from 'fairlead/contract';

const PATIENCE_MS = 5_000;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What answers at an address. */
export interface Identity {
  readonly service: string;
  readonly version: string;
}

/** A page of metrics, and whose it is. */
export interface MetricsTarget {
  readonly name: string;
  readonly url: string;
}

/**
 * Asks an address who is there.
 *
 * @throws Error that says what to do when nobody is
 */
export async function identify(url: string): Promise<Identity> {
  const health = new URL(OPERATIONAL_PATHS.health, url);
  const answer = await fetch(health, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: Error) => {
    throw new Error(
      `nobody answers at ${health.href} (${describe(error)}); start the platform with npm start, or say with --url where it is`,
    );
  });
  const body = (await answer.json().catch(() => ({}))) as Partial<Identity>;
  if (!answer.ok || typeof body.service !== 'string')
    throw new Error(
      `what answers at ${health.href} is none of our services (status ${answer.status}); say with --url where the platform is`,
    );
  return { service: body.service, version: body.version ?? 'unknown' };
}

/** Finds a contract by the name of its service. */
export function getContract(service: string): ServiceContract {
  const contract = SERVICES.find(({ name }) => name === service);
  if (!contract)
    throw new Error(`there is no contract for ${service}, which answers there; known are ${SERVICES.map(({ name }) => name).join(', ')}`);
  return contract;
}

/** Whose pages of metrics these are. */
export async function identifyPages(pages: readonly string[]): Promise<readonly MetricsTarget[]> {
  return Promise.all(pages.map(async (url) => ({ name: (await identify(url)).service, url })));
}

/** Whether an address is this machine's own. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname);
}

/** Where the metrics of a service and of those it calls are, when all ports differ from the contracts' by the same number. */
export function deriveMetricsTargets(url: string, contract: ServiceContract): readonly MetricsTarget[] {
  const { protocol, hostname, port } = new URL(url);
  const offset = Number(port || (protocol === 'https:' ? 443 : 80)) - contract.ports.traffic;
  return [contract, ...contract.calls].map(({ name, ports }) => ({
    name,
    url: `${protocol}//${hostname}:${ports.traffic + offset}${OPERATIONAL_PATHS.metrics}`,
  }));
}

function describe({ message, cause }: Error): string {
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : message;
}
