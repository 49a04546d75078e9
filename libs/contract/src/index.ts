export { commonVariables, SHUTDOWN_VARIABLES } from './common-variables';
export {
  type AddressForm,
  ADDRESS_FORMS,
  type AddressNaming,
  type AddressVariable,
  addressVariable,
  addressVariables,
  type Listener,
  variableOf,
  writeAddress,
} from './edges/address';
export { type ApiNeed, type ApiNeeds, type ApiUse, apiVariables, listApis } from './edges/apis';
export { defineStoreKind, type StoreDefinition } from './edges/store-definition';
export { STORE_DEFINITIONS } from './edges/store-kinds';
export {
  listStores,
  type KindNeeds,
  type NamedStore,
  nameStoreVariable,
  storeVariables,
  type StoreNaming,
  type StoreNeeds,
  type StoreUse,
  type WriteShares,
} from './edges/store-uses';
export { isAddress, isCidr } from './cidr';
export type { CalledService, Callee, ConfigOf, ContractKind, ServiceContract, WorkloadContract } from './contract';
export type { ContractInput } from './contract-input';
export { SHUTDOWN_DEFAULTS, STARTUP_SECONDS } from './defaults';
export { defineContract, type DefinedContract } from './define-contract';
export { forward, type ForwardOptions } from './forward';
export { findPropFaults, findUnknownProps, findVariantFaults, isObject, type KnownProps, type KnownVariants } from './props/known-props';
export { findMeantNumber, showNumber } from './props/meant-number';
export { findMeantSize } from './props/meant-size';
export { editDistance, findNearestWord } from './props/nearest-word';
export { LATENCY_BOUNDS_MS, type Objective } from './objective/objective';
export { OPERATIONAL_PATHS } from './paths';
export { isGrpcPort, METRICS_PORT } from './ports/other-ports';
export { MANAGEMENT_PORT } from './ports/management-port';
export { findSharedPorts } from './ports/shared-ports';
export type { PrivilegeWords } from './privileges/privilege-words';
export { type Privileges, redisRules, type StorePrivileges } from './privileges/privileges';
export { POSTGRES } from './postgres/postgres';
export { PROXY_VARIABLES } from './variables/proxy-variables';
export { publicRoutes } from './public-routes';
export { type Method, METHODS, type Route, ROUTE_DEFAULTS } from './route';
export { MONGO_OPTIONS } from './mongo/mongo-options';
export { readRedisAddress } from './redis/redis-address';
export { showGiven } from './props/show-given';
export { describeFix, describeValue, readVariable, showValue, type VariableValue } from './read-variable';
export {
  LEAST_POOL,
  type Need,
  type PoolSplit,
  splitPool,
  STORE_DRIVERS,
  STORE_VARIABLES,
  type StoreDriver,
  type StoreKind,
} from './stores';
export type { Variable, Variables } from './variable';
export { defineJob, type DefinedJob, type JobContract, type JobInput } from './workload/define-job';
export { defineWorker, type DefinedWorker, type Health, type WorkerContract, type WorkerInput } from './workload/define-worker';
export type { WorkloadInput } from './workload/workload-input';
export {
  type DefinedGrpcService,
  type DefinedTcpServer,
  defineGrpcService,
  defineTcpServer,
  type GrpcContract,
  type GrpcInput,
  type ServerContract,
  type ServerInput,
  type TcpContract,
  type TcpInput,
} from './workload/define-server';
