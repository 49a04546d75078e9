import type { App } from 'cdk8s';
import { development, type Environment, HttpService, ingressNginx, Platform, replicas } from 'fairlead';
import { defineContract } from 'fairlead/contract';

const stock = defineContract({
  name: 'stock',
  description: 'how much is left',
  port: 3002,
  routes: [{ path: '/stock', methods: ['GET'], public: true }],
});

export const environments = [development({ ingress: ingressNginx() })];

export function createPlatform(app: App, environment: Environment): Platform {
  const depot = new Platform(app, 'depot', environment);
  new HttpService(depot, stock, { scale: replicas(2) }).exposeAt('depot.localhost');
  return depot;
}
