import type { Ingress } from '../live/objects';
import type { Snapshot } from '../live/snapshot';
import { type Problem, problemOf } from './problem';

/** Answers of a controller that has no pod to ask, or does not know the host. */
const FAILED = [404, 502, 503, 504];

/** Asks an address as a client of a host would. @returns its status, or why there was none */
export type AskHost = (url: URL, host: string) => Promise<number | string>;

/** What {@link findIngressProblems} works with. */
export interface IngressProps {
  readonly snapshot: Snapshot;
  /** Address of the controller. @default what the Ingress says of itself */
  readonly address?: URL | undefined;
  readonly askHost: AskHost;
}

/** What is wrong with the way in, from its class to an answer. @returns at most one problem for each Ingress: the first on the way */
export async function findIngressProblems(props: IngressProps): Promise<readonly Problem[]> {
  const found = await Promise.all(props.snapshot.list('Ingress').map((ingress) => judge(ingress, props)));
  return found.flat();
}

async function judge(ingress: Ingress, { snapshot, address, askHost }: IngressProps): Promise<readonly Problem[]> {
  const name = ingress.spec?.ingressClassName;
  if (name !== undefined && !snapshot.has('IngressClass', name) && snapshot.isRead('ingressclasses'))
    return [problemOf('ingress-class-missing', ingress, `its class is ${name}, and the cluster has none of that name`)];
  const empty = servicesOf(ingress).find((service) => countReady(service, snapshot) === 0);
  if (empty !== undefined) return [problemOf('ingress-without-endpoints', ingress, `no pod of Service ${empty} is ready`)];
  const base = address ?? ownAddress(ingress);
  if (base === undefined) return [problemOf('ingress-without-address', ingress, 'nobody says where it is reached, so it was not asked')];
  return ask(ingress, base, askHost);
}

async function ask(ingress: Ingress, base: URL, askHost: AskHost): Promise<readonly Problem[]> {
  const [rule] = ingress.spec?.rules ?? [];
  const url = new URL(rule?.http?.paths?.[0]?.path ?? '/', base);
  const host = rule?.host ?? base.host;
  const answer = await askHost(url, host);
  if (typeof answer === 'number' && !FAILED.includes(answer)) return [];
  return [
    problemOf(
      'ingress-not-answering',
      ingress,
      `${url.href} for ${host} answers ${typeof answer === 'number' ? `with ${answer}` : `nothing: ${answer}`}`,
    ),
  ];
}

function servicesOf({ spec }: Ingress): readonly string[] {
  const names = (spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []).map(({ backend }) => backend?.service?.name);
  return [...new Set(names.filter((name) => name !== undefined))];
}

function countReady(service: string, snapshot: Snapshot): number {
  const slices = snapshot.list('EndpointSlice').filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service);
  return slices.flatMap(({ endpoints }) => endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false).length;
}

function ownAddress({ spec, status }: Ingress): URL | undefined {
  const [first] = status?.loadBalancer?.ingress ?? [];
  const host = first?.hostname ?? first?.ip;
  return host === undefined ? undefined : new URL(`${spec?.tls === undefined ? 'http' : 'https'}://${host}`);
}
