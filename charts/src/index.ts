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
export type { ExposureOptions } from './exposure';
export { ExternalStore, type ExternalStoreProps } from './external-store';
export type { Shutdown } from './grace-period';
export { type CalleeOf, HttpService, type StoreOf } from './http-service';
export { FOREIGN_IMAGES, type Images, type Pinned } from './image';
export {
  type ControllerIngress,
  type ControllerIngressProps,
  gatewayApi,
  type GatewayIngress,
  type GatewayIngressProps,
  type GatewayReference,
  INGRESS_DEFAULTS,
  ingressNginx,
  type IngressSettings,
  type SecureIngressSettings,
  traefik,
} from './ingress-settings';
export { InvalidPlatform } from './invalid-platform';
export { type ManifestFile, renderManifests } from './manifests';
export { MONGO_STORE_DEFAULTS, MongoStore, type MongoStoreProps } from './mongo-store';
export { type Monitoring, MONITORING_DEFAULTS, podMonitors, type PodMonitorsProps, prometheusAnnotations } from './monitoring';
export { Platform } from './platform';
export type { PodExtras } from './pod-extras';
export { PROBE_TIMES, type ProbeOverrides, type ProbeTimes } from './probes';
export type { Quota } from './quota';
export { REDIS_STORE_DEFAULTS, RedisStore, type RedisStoreProps } from './redis-store';
export type { KnownKind, Patch, PatchTarget, Rendered, RenderedKind } from './rendered';
export { autoscale, type Autoscale, replicas, type Replicas, type Scale, SCALE_DOWN, type ScaleDown } from './scale';
export type { ServerProps } from './server';
export type { UseOptions } from './service-edges';
export { HTTP_SERVICE_DEFAULTS, type HttpServiceProps, type OwnVariables } from './service-props';
export { Store, type StoreLimits, type VariableSource } from './store';
export type { NamespacePods } from './traffic';
