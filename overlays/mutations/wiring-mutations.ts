import { CONTAINER, editsOf, type Mutation } from './mutation';

const PORT = '/spec/ports/0';
const NAME = '/spec/selector/app.kubernetes.io~1name';
const READINESS = `${CONTAINER}/readinessProbe/httpGet`;

/** Edits of what leads to the shop's pods in a namespace: Services, ports, probes and the variables that say where programs listen. */
export function wiringMutations(namespace: string): readonly Mutation[] {
  const users = editsOf(`Deployment ${namespace}/user-service`);
  const usersService = editsOf(`Service ${namespace}/user-service`);
  const config = editsOf(`ConfigMap ${namespace}/user-service`);
  const redis = editsOf(`StatefulSet ${namespace}/redis`);
  const redisService = editsOf(`Service ${namespace}/redis`);
  const redisPeers = editsOf(`Service ${namespace}/redis-headless`);
  return [
    usersService.set(`${PORT}/targetPort`, 'htpt', 'target-port-unserved', 'two letters of targetPort in the wrong order'),
    usersService.set(`${PORT}/targetPort`, 'management', 'unserved-address', 'the other port of its pods'),
    usersService.set(`${PORT}/targetPort`, 3002, 'unserved-address', 'a targetPort that no container has'),
    usersService.set(`${PORT}/port`, 3002, 'unserved-address', 'port 3001 → 3002'),
    usersService.set(`${PORT}/protocol`, 'UDP', 'target-port-unserved', 'TCP → UDP'),
    usersService.set(NAME, 'user-servce', 'unserved-address', 'a letter lost in the selector'),
    usersService.set(NAME, 'data-service', 'unserved-address', 'the pods of another service'),
    usersService.set('/spec/selector', { 'app.kubernetes.io/part-of': 'shop' }, 'unserved-address', 'the pods of every service'),
    usersService.drop('/spec/selector', 'unserved-address', 'no selector'),
    usersService.remove('dependency-without-service', `Service ${namespace}/user-service`),
    redisService.set(`${PORT}/port`, 6380, 'unserved-address', 'port 6379 → 6380'),
    redisService.set(NAME, 'mongo', 'unserved-address', 'the pods of the other store'),
    redisPeers.set(NAME, 'rediss', 'service-selects-nobody', 'a letter too many in the selector'),
    config.set('/data/PORT', '3002', 'port-variable-disagrees', 'PORT 3001 → 3002'),
    config.set('/data/MANAGEMENT_PORT', '9465', 'port-variable-disagrees', 'MANAGEMENT_PORT 9464 → 9465'),
    users.set(`${CONTAINER}/ports/0/containerPort`, 3002, 'unserved-address', 'containerPort 3001 → 3002'),
    users.set(`${CONTAINER}/ports/1/containerPort`, 9465, 'port-variable-disagrees', 'containerPort 9464 → 9465'),
    users.set(`${CONTAINER}/ports/0/name`, 'web', 'target-port-unserved', 'the port that is led to renamed'),
    users.set(`${READINESS}/path`, '/helth/ready', 'probe-differs', 'a letter lost in the path of the readiness probe'),
    users.set(`${READINESS}/port`, 'metrics', 'probe-port-unknown', 'a port of the readiness probe that the container does not have'),
    users.set(`${READINESS}/port`, 'http', 'probe-differs', 'the readiness probe at the port for traffic'),
    users.set(`${READINESS}/port`, 9465, 'probe-differs', 'the readiness probe at port 9464 → 9465'),
    users.set(`${CONTAINER}/livenessProbe/httpGet/path`, '/health/ready', 'probe-differs', 'liveness that asks what readiness does'),
    users.set(`${CONTAINER}/startupProbe/httpGet/path`, '/', 'probe-differs', 'the startup probe at /'),
    users.drop(`${CONTAINER}/readinessProbe`, 'probe-differs', 'no readiness probe'),
    users.set(
      '/spec/selector/matchLabels',
      { app: 'user-service' },
      'selector-misses-template',
      'a selector that its template does not match',
    ),
    redis.set(`${CONTAINER}/ports/0/containerPort`, 6380, 'unserved-address', 'containerPort 6379 → 6380'),
    redis.set('/spec/serviceName', 'redis-headles', 'stateful-set-without-service', 'a letter lost in serviceName'),
  ];
}
