/** For the proofs of other projects; nothing that is shipped imports it. */
export { type ClusterProps, manifestsIn, portsOfInterest, servicesIn } from './random-manifests';
export { listServicePorts, type ServicePortEnds } from './service-ports';
