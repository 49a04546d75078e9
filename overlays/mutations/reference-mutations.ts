import { CONTAINER, editsOf, type Mutation, POD } from './mutation';

const ingress = editsOf('Ingress shop-prod/api-gateway');
const gateway = editsOf('Service shop-prod/api-gateway');
const users = editsOf('Deployment shop-prod/user-service');
const usersAccount = editsOf('ServiceAccount shop-prod/user-service');
const usersSecret = editsOf('ExternalSecret shop-prod/redis-credentials-user-service');
const mongoSecret = editsOf('ExternalSecret shop-prod/mongo-credentials');
const mongoUserSecret = editsOf('ExternalSecret shop-prod/mongo-credentials-data-service');
const usersConfig = editsOf('ConfigMap shop-prod/user-service');
const gatewayConfig = editsOf('ConfigMap shop-prod/api-gateway');
const redisConfig = editsOf('ConfigMap shop-prod/redis');
const redis = editsOf('StatefulSet shop-prod/redis');

const BACKEND = '/spec/rules/0/http/paths/1/backend/service';
const SECRET_KEY = `${CONTAINER}/env/0/valueFrom/secretKeyRef`;

/** Edits of what the shop's objects name: each names something that is not there any more. */
export const REFERENCE_MUTATIONS: readonly Mutation[] = [
  ingress.set(`${BACKEND}/name`, 'api-gatway', 'backend-service-missing', 'a letter lost in the Service of a path'),
  ingress.set(`${BACKEND}/name`, 'frontend', 'backend-service-missing', 'a path that leads to no Service'),
  ingress.set(`${BACKEND}/port`, { name: 'htpp' }, 'backend-port-missing', 'letters exchanged in the port of a path'),
  ingress.set(`${BACKEND}/port`, { number: 8080 }, 'backend-port-missing', 'port http → 8080'),
  gateway.remove('backend-service-missing', 'Service shop-prod/api-gateway'),
  users.set(`${SECRET_KEY}/key`, 'passwd', 'key-missing', 'another key of its Secret'),
  users.set(`${SECRET_KEY}/name`, 'redis-credentials-user-servce', 'secret-missing', 'a letter lost in its Secret'),
  users.set(`${POD}/serviceAccountName`, 'users', 'service-account-missing', 'an account that is not there'),
  usersAccount.remove('service-account-missing', 'ServiceAccount shop-prod/user-service'),
  usersSecret.remove('secret-missing', 'Secret shop-prod/redis-credentials-user-service'),
  usersSecret.set(
    '/spec/data/0/secretKey',
    'passwd',
    'key-missing',
    'the key that it makes renamed',
    'ExternalSecret.external-secrets.io shop-prod/redis-credentials-user-service',
  ),
  usersSecret.set(
    '/spec/target/name',
    'redis-users',
    'secret-missing',
    'the Secret that it makes renamed',
    'redis-credentials-user-service',
  ),
  mongoSecret.remove('secret-missing', 'Secret shop-prod/mongo-credentials'),
  mongoUserSecret.remove('secret-missing', 'Secret shop-prod/mongo-credentials-data-service'),
  usersConfig.remove('config-map-missing', 'ConfigMap shop-prod/user-service'),
  gatewayConfig.remove('config-map-missing', 'ConfigMap shop-prod/api-gateway'),
  redisConfig.set('/metadata/namespace', 'default', 'config-map-missing', 'moved to another namespace', 'ConfigMap shop-prod/redis'),
  redis.set(`${CONTAINER}/volumeMounts/0/name`, 'dta', 'volume-missing', 'a letter lost in the volume of a mount'),
];
