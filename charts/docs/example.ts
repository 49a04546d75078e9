import { App } from 'cdk8s';
import { development, HttpService, ingressNginx, Platform, replicas } from '../src';
import { defineContract } from 'fairlead/contract';

const stock = defineContract({ name: 'stock', description: 'how much is left of each article', port: 3002 });

const shop = new Platform(new App(), 'shop', development({ ingress: ingressNginx() }));
new HttpService(shop, stock, { scale: replicas(2) });

for (const { kind, metadata } of shop.toJson()) console.log(kind, metadata.name);
