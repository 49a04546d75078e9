import { editsOf, type Mutation, POD } from './mutation';

const gatewayConfig = editsOf('ConfigMap shop-prod/api-gateway');
const userConfig = editsOf('ConfigMap shop-prod/user-service');
const dataConfig = editsOf('ConfigMap shop-prod/data-service');
const users = editsOf('Deployment shop-prod/user-service');
const userService = editsOf('Service shop-prod/user-service');
const redis = editsOf('Service shop-prod/redis');
const mongo = editsOf('Service shop-prod/mongo');

const wait = (host: string, port: number) => ['sh', '-c', `until nc -w 1 ${host} ${port} </dev/null; do sleep 1; done`];

/** Edits of the addresses that programs are told, and of the Services that these lead to. */
export const ADDRESS_MUTATIONS: readonly Mutation[] = [
  gatewayConfig.set(
    '/data/USER_SERVICE_URL',
    'http://user-servce:3001',
    'dependency-without-service',
    'a letter lost in the address of a service',
  ),
  gatewayConfig.set('/data/USER_SERVICE_URL', 'http://user-service:80', 'dependency-on-wrong-port', 'another port of a service'),
  userConfig.set('/data/REDIS_URL', 'redis://rediss:6379', 'dependency-without-service', 'a letter more in the address of Redis'),
  userConfig.set('/data/REDIS_URL', 'redis://redis:6380', 'dependency-on-wrong-port', 'Redis on port 6380'),
  dataConfig.set('/data/MONGO_URL', 'mongodb://mongodb:27017/shop_prod', 'dependency-without-service', 'another name of MongoDB'),
  dataConfig.set('/data/MONGO_URL', 'mongodb://mongo:27018/shop_prod', 'dependency-on-wrong-port', 'MongoDB on port 27018'),
  users.set(`${POD}/initContainers/0/command`, wait('rediss', 6379), 'dependency-without-service', 'waits for a host that is not there'),
  users.set(`${POD}/initContainers/0/command`, wait('redis', 6380), 'dependency-on-wrong-port', 'waits for a port that is not there'),
  userService.remove('dependency-without-service', 'Service shop-prod/user-service'),
  userService.replace('/metadata/name', 'users', 'dependency-without-service', 'renamed', 'Service shop-prod/user-service'),
  userService.set('/spec/ports/0/port', 80, 'dependency-on-wrong-port', 'another port'),
  redis.remove('dependency-without-service', 'Service shop-prod/redis'),
  mongo.set('/spec/ports/0/port', 27018, 'dependency-on-wrong-port', 'another port'),
];
