export { type ComponentProps, Component, type Destination, type Tier, type Tracing } from './graph/component';
export {
  awsSecretsManager,
  type AwsSecretsManagerProps,
  type Credentials,
  externalSecrets,
  type ExternalSecretsProps,
  SECRET_STORE,
  WORTHLESS_PASSWORD,
} from './environment/credentials';
export {
  development,
  type DevelopmentProps,
  type Environment,
  type LogLevel,
  production,
  type ProductionProps,
  type Storage,
} from './environment/environment';
export type { ForeignCaller } from './exposure/foreign-callers';
export type { ExposureOptions, GrpcExposureOptions } from './exposure/exposure-options';
export { EXTERNAL_API_DEFAULTS, type ExternalApiProps } from './outside/external-api-props';
export { ExternalApi } from './outside/external-api';
export { ExternalService, type ExternalServiceProps, type ServedContract } from './outside/external-service';
export { ExternalStore, type ExternalStoreProps } from './stores/external-store';
export type { Shutdown } from './workload/grace-period';
export type { CalleeOf, StoreOf } from './workload/declared-edge';
export { HttpService } from './service/http-service';
export { FOREIGN_IMAGES, type Images, type Pinned } from './environment/image';
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
} from './environment/ingress-settings';
export { InvalidPlatform } from './checks/invalid-platform';
export { type ManifestFile, renderManifests } from './platform/manifests';
export type { MongoGrowth } from './stores/mongo/mongo-growth';
export { MONGO_STORE_DEFAULTS, MongoStore, type MongoStoreProps } from './stores/mongo/mongo-store';
export { type Monitoring, MONITORING_DEFAULTS, podMonitors, type PodMonitorsProps, prometheusAnnotations } from './environment/monitoring';
export { Place } from './checks/place';
export { Platform } from './platform/platform';
export type { PodExtras } from './pod/pod-extras';
export { PROBE_TIMES, type ProbeHandler, type ProbeHandlers, type ProbeOverrides, type ProbeTimes } from './pod/probes';
export { POD_SETTINGS_DEFAULTS, type PodSettings, type TopologySpread } from './environment/pod-settings';
export type { Quota } from './environment/quota';
export { REDIS_STORE_DEFAULTS, RedisStore, type RedisStoreProps } from './stores/redis/redis-store';
export type { KnownKind, Patch, PatchTarget, Rendered, RenderedKind } from './objects/rendered';
export {
  autoscale,
  type Autoscale,
  replicas,
  type Replicas,
  type Scale,
  SCALE_DOWN,
  type ScaleDown,
  type Tolerance,
  TOLERANCE_SINCE,
} from './deployment/scale';
export type { CompleteServerProps, ServerProps } from './stores/server/server-props';
export type { CallOptions } from './workload/edges/call-options';
export type { UseOptions } from './workload/edges/use-options';
export { SharedSecret, type SharedSecretProps } from './workload/shared-secret';
export { HTTP_SERVICE_DEFAULTS, type HttpServiceProps } from './service/service-props';
export { PASSWORD_FOLDER } from './stores/store-user';
export { POSTGRES_PROTOCOL } from './stores/postgres/postgres-protocol';
export { POSTGRES_STORE_DEFAULTS, PostgresStore, type PostgresStoreProps } from './stores/postgres/postgres-store';
export type { ServerDefinition, ServerProgram, ServerSettings, WritableFolder } from './stores/server/server-definition';
export { ServerStore } from './stores/server/server-store';
export { type ClientUse, Store, type StoreComponentProps } from './stores/store';
export type { StoreAddress, StoreLogin, StoreOwner, StoreProtocol, VariableSource } from './stores/store-protocol';
export { STORE_PROTOCOLS } from './stores/store-variables';
export type { StoreLimits } from './stores/store-limits';
export type { NamespacePods } from './environment/namespace-pods';
export type { ReplicatedProps } from './deployment/replicated-props';
export { ReplicatedWorkload } from './deployment/replicated-workload';
export { Workload } from './workload/workload';
export type { OwnVariables, WorkloadProps } from './workload/workload-props';
export { type DnsAddresses, type DnsPods, type DnsServer, KUBE_DNS, NODE_LOCAL_DNS, OPENSHIFT_DNS } from './environment/dns';
export type { ClusterSettings } from './environment/cluster-settings';
export type { ApiServer } from './environment/api-server';
export { SCHEDULED_JOB_DEFAULTS, type ScheduledJobProps, TASK_DEFAULTS, type TaskProps } from './job/job-props';
export { ScheduledJob } from './job/scheduled-job';
export { Task } from './job/task';
export { Worker } from './worker/worker';
export type { WorkerProbes } from './worker/worker-probes';
export { WORKER_DEFAULTS, type WorkerProps, type WorkerStrategy } from './worker/worker-props';
export { DAEMON_SERVICE_DEFAULTS, type DaemonProps, type DaemonServiceProps } from './worker/daemon-props';
export { DaemonService } from './worker/daemon-service';
export { GrpcService } from './service/grpc-service';
export { Server } from './service/server';
export type { GrpcServiceProps, TcpServerProps } from './service/server-props';
export { TcpServer } from './service/tcp-server';
export type { CommonMetadata } from './environment/cluster/common-metadata';
export type { ImageRegistry } from './environment/cluster/image-registry';
export { istioSidecars, type Mesh, type MeshProps } from './environment/cluster/mesh';
export type { NamespaceSettings, PodSecurityLevel } from './environment/cluster/namespace-settings';
export type { TrafficDistribution } from './environment/cluster/traffic-distribution';
export type { Writable, WritableProps } from './pod/writable';
export type { CallerScope, PrometheusScope, Scraper } from './graph/scope';
export { Alertmanager } from './monitoring/alertmanager';
export { ALERTMANAGER_DEFAULTS, type AlertmanagerProps, type PagerDutyProps, type SlackProps } from './monitoring/alertmanager-props';
export { PrometheusServer } from './monitoring/prometheus-server';
export { PrometheusStack } from './monitoring/prometheus-stack';
export { type KubeletProps, PROMETHEUS_STACK_DEFAULTS, type PrometheusStackProps } from './monitoring/stack-props';
export { LogPipeline } from './logs/log-pipeline';
export { LOG_PIPELINE_DEFAULTS, type LogPipelineProps } from './logs/log-pipeline-props';
export {
  type ArchiveOutput,
  type ArchiveProps,
  elasticsearch,
  LOG_OUTPUT_DEFAULTS,
  type LogAuthentication,
  type LogOutput,
  type LogOutputProps,
  type LogTarget,
  loki,
  type LokiOutput,
  type LokiProps,
  openSearch,
  s3Archive,
  type SearchOutput,
  type SearchProps,
} from './logs/log-outputs';
export type { LogFile } from './logs/index/log-files';
export type { FluentBitConfig, Plugin, PluginSection, PluginValue } from './logs/fluent-bit/plugin-keys';
export { OtelCollector } from './tracing/otel-collector';
export { OTEL_COLLECTOR_DEFAULTS, type OtelCollectorProps } from './tracing/otel-collector-props';
export { TRACING_DEFAULTS, type TracingOptions } from './graph/tracing';
