/** Where images of stores keep their data, by the last part of the image's name. */
export const STORE_DATA_PATHS: Readonly<Record<string, readonly string[]>> = Object.freeze({
  cassandra: ['/var/lib/cassandra', '/bitnami/cassandra'],
  couchdb: ['/opt/couchdb/data'],
  elasticsearch: ['/usr/share/elasticsearch/data', '/bitnami/elasticsearch'],
  influxdb: ['/var/lib/influxdb', '/var/lib/influxdb2'],
  kafka: ['/var/lib/kafka', '/bitnami/kafka'],
  mariadb: ['/var/lib/mysql', '/bitnami/mariadb'],
  mongo: ['/data/db'],
  mongodb: ['/bitnami/mongodb'],
  mysql: ['/var/lib/mysql', '/bitnami/mysql'],
  neo4j: ['/data'],
  opensearch: ['/usr/share/opensearch/data'],
  postgres: ['/var/lib/postgresql'],
  postgresql: ['/bitnami/postgresql'],
  rabbitmq: ['/var/lib/rabbitmq', '/bitnami/rabbitmq'],
  redis: ['/data', '/bitnami/redis'],
  valkey: ['/data', '/bitnami/valkey'],
});
