import type { App } from 'cdk8s';
import {
  development,
  type Environment,
  externalSecrets,
  gatewayApi,
  GrpcService,
  ingressNginx,
  Platform,
  production,
  replicas,
  Worker,
} from 'fairlead';
import { defineGrpcService, defineWorker } from 'fairlead/contract';

const greeter = defineGrpcService({
  name: 'greeter',
  description: 'greets by name',
  port: 50_051,
  livenessService: 'liveness',
  foreign: true,
});
const visitor = defineWorker({ name: 'visitor', description: 'is greeted, again and again', foreign: true, calls: [greeter] });
const stranger = defineWorker({ name: 'stranger', description: 'knows the greeter, and may not call it', foreign: true });

/** Three pods on one machine too, so that there is something to balance over. */
const dev: Environment = { ...development({ ingress: ingressNginx() }), singleReplica: false };

const prod = production({
  images: { greeter: 'ghcr.io/acme/greeter:1.0.0' },
  credentials: externalSecrets({ clusterSecretStore: 'vault' }),
  ingress: gatewayApi({
    gateway: { name: 'public', namespace: 'gateways', sectionName: 'https' },
    controller: { namespace: 'gateways', podLabels: { 'app.kubernetes.io/name': 'envoy' } },
  }),
});

export const environments = [dev, prod];

/** A gRPC service, who calls it, who may not, and clients outside. */
export function createPlatform(app: App, environment: Environment): Platform {
  const hello = new Platform(app, 'hello', environment);
  const greeterService = new GrpcService(hello, greeter, { scale: replicas(3) });
  new Worker(hello, visitor, { scale: replicas(1), image: 'greeter', command: ['node', 'client.mjs'] }).calls(greeterService);
  new Worker(hello, stranger, { scale: replicas(1), image: 'greeter', command: ['node', '--eval', 'setInterval(() => {}, 60_000)'] });
  greeterService.exposeAt('greeter.example.com', { paths: ['/hello.Greeter'] });
  return hello;
}
