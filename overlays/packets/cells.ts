import { PortSet } from 'fairlead/doctor';
import type { End } from './end';
import type { Engine } from './engine';
import type { ClusterService } from './network/cluster-services';
import type { Deployment } from './network/deployment';
import type { ServedPort } from './network/peer';

/** What is tried from where: an address with a port, and where connections to it end. */
export interface Cell extends ServedPort {
  readonly from: End;
  /** As the table says it: `shop-dev/redis-1`, `Service shop-dev/redis`. */
  readonly to: string;
  readonly address: string;
  readonly ends: readonly { readonly end: End; readonly port: number }[];
}

/** `shop-dev/redis-1 → DNS UDP 53`. */
export function formatCell({ from, to, protocol, port }: Cell): string {
  return `${from.name} → ${to} ${protocol} ${port}`;
}

/** What there is to connect. */
export interface CellsProps {
  readonly engine: Engine;
  readonly deployment: Deployment;
  readonly ports: readonly ServedPort[];
  readonly services: readonly ClusterService[];
  /** A host beside the nodes. */
  readonly host: End | undefined;
}

/** Which ends of a cell the engine says can be reached. */
export function findOpenEnds({ from, ends, protocol }: Cell, engine: Engine): readonly End[] {
  return ends.filter(({ end, port }) => engine.openPorts(from, end).contains(PortSet.of(protocol, port))).map(({ end }) => end);
}

/** Every pair of ends on every port, and every Service. What a pod sends to itself is left out. */
export function listCells({ engine, deployment, ports, services, host }: CellsProps): readonly Cell[] {
  const firsts = deployment.pods.map(([first]) => first);
  const outside: readonly End[] = [...deployment.outsiders, ...(host ? [host] : [])];
  const between = (from: End, all: readonly End[]) => all.flatMap((to) => ports.map((port) => directCell(from, to, port)));
  const cells = [
    ...deployment.pods.flatMap(([from, ...twins]) => between(from, [...twins, ...firsts, ...outside])),
    ...outside.flatMap((from) => between(from, firsts)),
    ...[...firsts, ...deployment.outsiders].flatMap((from) => [
      ...serviceCells(from, engine, deployment),
      ...services.flatMap((service) => clusterServiceCells(from, service)),
    ]),
  ];
  return cells.filter(({ from, ends }) => ends.every(({ end }) => end.address !== from.address));
}

function directCell(from: End, end: End, { protocol, port }: ServedPort): Cell {
  return { from, to: end.name, address: end.address, protocol, port, ends: [{ end, port }] };
}

function serviceCells(from: End, { servicePorts }: Engine, { pods, serviceAddresses }: Deployment): readonly Cell[] {
  return servicePorts.flatMap(({ namespace, name, protocol, port, destinations }) => {
    if (protocol === 'SCTP') return [];
    const ends = destinations.flatMap(({ podSet, port: target }) =>
      pods.filter(([first]) => first.podSet === podSet).flatMap((all) => all.map((end) => ({ end, port: target }))),
    );
    return { from, to: `Service ${namespace}/${name}`, address: serviceAddresses.get(`${namespace}/${name}`) ?? '', protocol, port, ends };
  });
}

function clusterServiceCells(from: End, { name, address, protocols, port, ends }: ClusterService): readonly Cell[] {
  return protocols.map((protocol) => ({ from, to: name, address, protocol, port, ends }));
}
