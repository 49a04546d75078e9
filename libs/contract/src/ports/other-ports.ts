import { check, checkNumber, isWhole } from '../fault';

/** Names of ports that are given otherwise, by the kind of service: that of its traffic, and those at which nothing but its health or its metrics is asked. */
const OWN_NAMES: Readonly<Record<'http' | 'grpc' | 'tcp', Readonly<Record<string, string>>>> = Object.freeze({
  http: { http: 'port', management: 'managementPort' },
  grpc: { grpc: 'port', management: 'managementPort', metrics: 'managementPort' },
  tcp: { tcp: 'port', management: 'managementPort', metrics: 'managementPort' },
});

/** A name of a port, which Kubernetes takes in a container and in a Service (RFC 6335, section 5.1). */
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** The port at which metrics are read, where a service has one for them alone. */
export const METRICS_PORT = 'metrics';

const GRPC_PORT = /^grpc(-|$)/;

/** Whether a port speaks gRPC, by its name: `grpc`, `grpc-admin`. */
export function isGrpcPort(name: string): boolean {
  return GRPC_PORT.test(name);
}

/** What is wrong with the ports that a service has beside its traffic and management port. */
export function otherPortFaults(
  kind: keyof typeof OWN_NAMES,
  { traffic, management, others = {} }: { traffic: number; management?: number; others?: Readonly<Record<string, number>> },
) {
  const taken = new Map([[traffic, 'port']]);
  if (management !== undefined && management !== traffic) taken.set(management, 'managementPort');
  return Object.entries(others).flatMap(([name, port]) => {
    const other = taken.get(port);
    taken.set(port, `ports.${name}`);
    const instead = OWN_NAMES[kind][name];
    return [
      instead === undefined
        ? check('ports', name, PORT_NAME.test(name), 'a name such as "admin" (lower-case letters, digits, hyphens, 15 characters at most)')
        : `ports.${name} is the ${instead} of every service; write ${instead}: ${JSON.stringify(port)}`,
      checkNumber(`ports.${name}`, port, isWhole(port, 1, 65_535), 'a whole number from 1 to 65535'),
      other === undefined ? undefined : `ports.${name} is ${port}, as ${other} is; give it another, or leave it out`,
    ];
  });
}
