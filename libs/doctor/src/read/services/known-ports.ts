import { listProbes } from '../container-probes';
import type { Inventory } from '../inventory';
import { servingContainers } from '../pod-spec';
import type { Workload } from '../workload';
import type { Protocol } from '../../sets/port-set';
import { isMentioned } from './told-text';
import { podPorts, type PortNumber } from './pod-port';
import { listPortVariables } from './port-variables';

/**
 * The ports of a protocol on which the programs of a pod are known to listen: those that its containers declare. Where they declare none,
 * those that they are told to listen on and are asked at.
 */
export function knownPorts(workload: Workload, protocol: Protocol, inventory: Inventory): readonly PortNumber[] {
  const declared = podPorts(workload);
  if (declared.length > 0) return declared.filter((port) => port.protocol === protocol);
  const numbers = servingContainers(workload.pod).flatMap((placed) => [
    ...listPortVariables(workload, placed, inventory).map(({ value }) => value),
    ...listProbes(placed.container).flatMap(
      ({ probe: { httpGet, tcpSocket, grpc } }) => httpGet?.port ?? tcpSocket?.port ?? grpc?.port ?? [],
    ),
  ]);
  const told = new Set(numbers.filter((number) => typeof number === 'number'));
  return protocol === 'TCP' ? [...told].map((number) => ({ protocol, number })) : [];
}

/** Whether a program of a pod may listen on a port: one is known to, or something that they are told names it. */
export function isServed(number: number, workload: Workload, known: readonly PortNumber[], inventory: Inventory): boolean {
  return known.some((port) => port.number === number) || isMentioned(number, workload, inventory);
}
