import type { ContractInput } from '../contract-input';
import { defineContract } from '../define-contract';
import { defineGrpcService, defineTcpServer, type ServerInput } from '../workload/define-server';

const good: ContractInput = { name: 'search', description: 'finds', port: 3003 };

test('a service may serve more than its routes', () => {
  const { ports, faults } = defineContract({ ...good, ports: { admin: 9090, metrics: 9102 } });

  expect(ports).toEqual({ traffic: 3003, management: 9464, others: { admin: 9090, metrics: 9102 } });
  expect(faults).toBeUndefined();
});

test('so may a server of another protocol', () => {
  const server = { ...good, managementPort: 9464, ports: { http: 8080, debug: 9090 } } as const;

  for (const { ports, faults } of [defineGrpcService(server), defineTcpServer(server)]) {
    expect(ports).toEqual({ traffic: 3003, management: 9464, others: { http: 8080, debug: 9090 } });
    expect(faults).toBeUndefined();
  }
});

test.each<[(input: ServerInput) => { readonly faults?: readonly string[] }, Record<string, number>, string]>([
  [defineGrpcService, { grpc: 7070 }, 'ports.grpc is the port of every service; write port: 7070'],
  [defineTcpServer, { tcp: 7070 }, 'ports.tcp is the port of every service; write port: 7070'],
  [defineTcpServer, { metrics: 9102 }, 'ports.metrics is the managementPort of every service; write managementPort: 9102'],
  [defineGrpcService, { admin: 70_000 }, 'ports.admin is 70000; give a whole number from 1 to 65535'],
  [defineGrpcService, { admin: 3003 }, 'ports.admin is 3003, as port is; give it another, or leave it out'],
])('of a server by %p with the ports %j it says: %s', (define, ports, fault) => {
  expect(define({ ...good, ports }).faults).toEqual([`contract "search": ${fault}`]);
});

test.each<[Record<string, unknown>, string]>([
  [{ ports: { http: 3000 } }, 'ports.http is the port of every service; write port: 3000'],
  [{ ports: { management: 9000 } }, 'ports.management is the managementPort of every service; write managementPort: 9000'],
  [
    { ports: { Admin: 9090 } },
    'ports is "Admin"; give a name such as "admin" (lower-case letters, digits, hyphens, 15 characters at most)',
  ],
  [
    { ports: { 'administration-of-it': 9090 } },
    'ports is "administration-of-it"; give a name such as "admin" (lower-case letters, digits, hyphens, 15 characters at most)',
  ],
  [
    { ports: { '9090': 9090 } },
    'ports is "9090"; give a name such as "admin" (lower-case letters, digits, hyphens, 15 characters at most)',
  ],
  [{ ports: { admin: 0 } }, 'ports.admin is 0; give a whole number from 1 to 65535'],
  [{ ports: { admin: '9090' } }, 'ports.admin is "9090" (did you mean 9090?); give a whole number from 1 to 65535'],
  [{ ports: { admin: 3003 } }, 'ports.admin is 3003, as port is; give it another, or leave it out'],
  [{ ports: { admin: 9464 } }, 'ports.admin is 9464, as managementPort is; give it another, or leave it out'],
  [{ ports: { admin: 9090, debug: 9090 } }, 'ports.debug is 9090, as ports.admin is; give it another, or leave it out'],
  [{ ports: [9090] }, 'ports is a list, which is no object; give one, or leave it out'],
])('of %j it says: %s', (change, fault) => {
  expect(defineContract({ ...good, ...change }).faults).toEqual([`contract "search": ${fault}`]);
});
