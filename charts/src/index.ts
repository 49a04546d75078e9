export { type ComponentProps, Component } from './component';
export { type Credentials, externalSecrets, type ExternalSecretsProps, WORTHLESS_PASSWORD } from './credentials';
export {
  development,
  type DevelopmentProps,
  type Environment,
  type LogLevel,
  production,
  type ProductionProps,
  type Storage,
} from './environment';
export { HTTP_SERVICE_DEFAULTS, HttpService, type HttpServiceProps } from './http-service';
export { FOREIGN_IMAGES, type Images } from './image';
export type { IngressSettings } from './http-ingress';
export { InvalidPlatform } from './invalid-platform';
export { type ManifestFile, renderManifests } from './manifests';
export { Platform } from './platform';
export { REDIS_STORE_DEFAULTS, RedisStore, type RedisStoreProps } from './redis-store';
export { autoscale, type Autoscale, replicas, type Replicas, type Scale } from './scale';
export { Store, type VariableSource } from './store';
