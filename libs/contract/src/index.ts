export { type AddressVariable, addressVariable } from './address';
export type { ConfigOf, ServiceContract } from './contract';
export { type ContractInput, defineContract, type DefinedContract, SHUTDOWN_DEFAULTS } from './define-contract';
export { forward } from './forward';
export { OPERATIONAL_PATHS } from './paths';
export { MANAGEMENT_PORT } from './ports';
export { type Method, METHODS, type Route, ROUTE_DEFAULTS } from './route';
export { type Need, STORE_VARIABLES, type StoreKind, type StoreNeeds } from './stores';
export type { Variable, Variables } from './variable';
