import { type Address, readHost } from './address';
import { findDefaultPort } from './default-port';

const HOST = '["\']?([a-z0-9][a-z0-9._-]*)["\']?';
const OPTIONS = '(?:\\s+-[a-z]+(?:\\s+\\d+)?)*';

/** Programs that take a host and a port in this order. */
const POSITIONAL = [
  new RegExp(`\\b(?:nc|ncat|netcat|telnet)${OPTIONS}\\s+${HOST}\\s+["']?(\\d+)`, 'gi'),
  new RegExp(`\\b(?:wait-for|wait-for-it|wait_for|wait_for_it|wait4ports|dockerize\\s+-wait)(?:\\.sh)?\\s+(?:tcp://)?${HOST}:(\\d+)`, 'gi'),
  new RegExp(`/dev/tcp/${HOST}/(\\d+)`, 'gi'),
];

/** Clients, what they speak, and how they are told the host and the port. */
const CLIENTS = [
  { name: 'redis-cli', scheme: 'redis', host: '-h', port: '-p' },
  { name: '(?:pg_isready|psql|pg_dump)', scheme: 'postgresql', host: '(?:-h|--host)', port: '(?:-p|--port)' },
  { name: '(?:mysql|mysqladmin|mysqldump|mariadb|mariadb-admin)', scheme: 'mysql', host: '(?:-h|--host)', port: '(?:-P|--port)' },
  { name: '(?:mongosh|mongo)', scheme: 'mongodb', host: '--host', port: '--port' },
].map(({ name, scheme, host, port }) => ({
  scheme,
  command: new RegExp(`\\b${name}\\b([^;&|\\n]*)`, 'g'),
  host: new RegExp(`\\s${host}[\\s=]*${HOST}`, 'i'),
  port: new RegExp(`\\s${port}[\\s=]*["']?(\\d+)`),
}));

const LOOKUP = new RegExp(`\\b(?:nslookup|getent\\s+hosts|dig\\s+\\+short)\\s+${HOST}`, 'g');

/** Where the clients in a command lead: `nc -z redis 6379`, `redis-cli -h redis ping`, `wait-for-it db:5432`, `nslookup web`. */
export function findClientCommands(command: string): readonly Address[] {
  return [
    ...POSITIONAL.flatMap((pattern) => [...command.matchAll(pattern)].flatMap(([, host, port]) => toAddress(host, port))),
    ...CLIENTS.flatMap(({ scheme, command: client, host, port }) =>
      [...command.matchAll(client)].flatMap(([, options = '']) => {
        const number = port.exec(options)?.[1] ?? findDefaultPort(scheme);
        return toAddress(host.exec(options)?.[1], number);
      }),
    ),
    ...[...command.matchAll(LOOKUP)].flatMap(([, host]) => toAddress(host)),
  ];
}

function toAddress(name = '', port?: string | number): readonly Address[] {
  const host = readHost(name);
  return host === undefined ? [] : [{ host, ...(port !== undefined && { port: Number(port) }), isCertain: true }];
}
