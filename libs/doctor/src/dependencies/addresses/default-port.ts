/** Where servers listen by the scheme of their URLs, as IANA lists it or their documentation says; nothing where URLs always say it. */
const PORTS: ReadonlyMap<string, number | undefined> = new Map([
  ['amqp', 5672],
  ['amqps', 5671],
  ['bolt', 7687],
  ['clickhouse', undefined],
  ['etcd', undefined],
  ['grpc', undefined],
  ['http', 80],
  ['https', 443],
  ['kafka', 9092],
  ['ldap', 389],
  ['ldaps', 636],
  ['mariadb', 3306],
  ['memcached', 11_211],
  ['mongodb', 27_017],
  ['mqtt', 1883],
  ['mqtts', 8883],
  ['mssql', 1433],
  ['mysql', 3306],
  ['nats', 4222],
  ['neo4j', 7687],
  ['postgres', 5432],
  ['postgresql', 5432],
  ['redis', 6379],
  ['rediss', 6379],
  ['smtp', 25],
  ['sqlserver', 1433],
  ['tcp', undefined],
  ['tls', undefined],
  ['udp', undefined],
  ['ws', 80],
  ['wss', 443],
]);

/** Whether URLs of a scheme lead to a host of a network: not those of files, buckets and images. */
export function isNetworkScheme(scheme: string): boolean {
  return PORTS.has(protocolOf(scheme));
}

/** The port that a URL of a scheme leads to when it says none. Those that ask DNS for it say none. */
export function findDefaultPort(scheme: string): number | undefined {
  return scheme.endsWith('+srv') ? undefined : PORTS.get(protocolOf(scheme));
}

/** `postgresql` of `postgresql+asyncpg`. */
function protocolOf(scheme: string): string {
  return scheme.split('+')[0] ?? '';
}
