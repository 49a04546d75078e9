import { App } from 'cdk8s';
import { development, ExternalApi, HttpService, ingressNginx, LogPipeline, openSearch, Platform, replicas, s3Archive } from '../src';
import { defineContract } from 'fairlead/contract';

const orders = defineContract({ name: 'orders', description: 'orders', port: 3001 });

const app = new App();
const environment = development({ ingress: ingressNginx() });
export const shop = new Platform(app, 'shop', environment);
new HttpService(shop, orders, { scale: replicas(1) });

export const logs = new Platform(app, 'logs', { ...environment, namespace: { podSecurity: 'privileged' } });
const search = new ExternalApi(logs, 'opensearch', { hosts: ['search.example.com'], cidrs: ['198.51.100.0/24'] });

new LogPipeline(logs, 'log-pipeline', { from: [shop], to: [openSearch(search)] });

const archive = new Platform(app, 'archive', { ...environment, namespace: { podSecurity: 'privileged' } });
const s3 = new ExternalApi(archive, 's3', { hosts: ['s3.eu-central-1.amazonaws.com', 'sts.eu-central-1.amazonaws.com'] });
const roleArn = 'arn:aws:iam::111122223333:role/shop-logs';

export const pipeline = new LogPipeline(archive, 'log-pipeline', {
  from: [shop],
  to: [s3Archive(s3, { bucket: 'shop-logs', region: 'eu-central-1', roleArn, retentionDays: 730 })],
  redact: ['email', 'client_address'],
});
