import { App, Size } from 'cdk8s';
import { development, ExternalApi, ExternalService, HttpService, ingressNginx, Platform, RedisStore, replicas } from '../src';
import { defineContract, defineGrpcService } from 'fairlead/contract';

const stock = defineContract({ name: 'stock', description: 'how much is left', port: 3002, ports: { admin: 9090, grpc: 50_051 } });
const billing = defineContract({ name: 'billing', description: 'bills', port: 3003 });
const tax = defineContract({ name: 'tax', description: 'taxes', port: 3004 });
const rates = defineGrpcService({ name: 'rates', description: 'what money costs', port: 7000 });

const checkout = defineContract({
  name: 'checkout',
  description: 'takes orders and money',
  port: 3001,
  calls: [stock, billing, tax, rates],
  apis: { stripe: 'required', smtp: { need: 'optional', as: 'SMTP_SERVER', form: 'host:port' } },
  stores: { redis: 'required', sessions: { kind: 'redis', need: 'optional' } },
  routes: [
    { path: '/orders', methods: ['GET', 'POST'], public: true },
    { path: '/updates', methods: ['GET'], public: true, webSocket: true },
  ],
});

const legacy = defineContract({
  name: 'legacy',
  description: 'an image that somebody else made',
  port: 8080,
  foreign: true,
  probes: { readiness: '/healthz' },
  calls: [stock],
});

const app = new App();
const environment = development({ ingress: ingressNginx(), clusterRanges: ['203.0.113.0/24'] });
export const shop = new Platform(app, 'shop', environment);
export const bank = new Platform(app, 'bank', environment);

const stockService = new HttpService(shop, stock, { scale: replicas(2) });
const billingService = new HttpService(bank, billing, { scale: replicas(2) });
const checkoutService = new HttpService(shop, checkout, { scale: replicas(2) });
const legacyService = new HttpService(shop, legacy, { scale: replicas(1) });

checkoutService.calls(stockService);

checkoutService.calls(new ExternalApi(shop, 'stripe', { hosts: ['api.stripe.com'] }));
checkoutService.calls(new ExternalApi(shop, 'smtp', { hosts: ['smtp.example.net'], ports: [587], cidrs: ['198.51.100.0/24'] }));

legacyService.calls(stockService, { as: 'STOCK_ADDR', form: 'host:port', ports: ['grpc'] });

checkoutService.uses(new RedisStore(shop, 'redis', { memory: Size.mebibytes(128) }));
checkoutService.uses(new RedisStore(shop, 'sessions', { memory: Size.mebibytes(64) }), { optional: true });

checkoutService.exposeAt('shop.localhost').exposeAt('www.shop.localhost');
checkoutService.exposeAt('updates.localhost', { paths: ['/updates'] });
stockService.exposeAt('stock.localhost', { port: 'grpc', paths: ['/shop.Stock'] });

checkoutService.calls(billingService);

checkoutService.calls(new ExternalService(shop, tax, { namespace: 'authority-dev' }));
checkoutService.calls(new ExternalService(shop, rates, { namespace: 'authority-dev' }));
stockService.calledFrom('warehouse', { namespace: 'logistics-dev', ports: ['admin'] });
