import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import { type App, Size } from 'cdk8s';
import { autoscale, HttpService, MongoStore, Platform, RedisStore } from 'fairlead';
import { scrape } from './monitoring';
import type { Overlay } from './overlay';

/**
 * The records that a thousand requests a second write, five each, for an hour: what a load of that length wrote can still be counted. A
 * record is 594 bytes, which hardly compress, and has an entry in two indexes.
 */
const GROWTH = { recordsPerSecond: 5_000, bytesPerRecord: 640, retentionSeconds: 3_600, retentionVariable: 'RECORD_TTL_SECONDS' };

/** User and group that our images are made for: `USER` of the Dockerfile. */
const OUR_USER = 1001;

/** The shop: who calls whom, declared once for every environment. */
export function createShop(app: App, given: Overlay): Platform {
  const overlay = { ...given, pods: { user: OUR_USER, ...given.pods } };
  const shop = new Platform(app, 'shop', overlay);
  const redis = new RedisStore(shop, 'redis', { memory: Size.mebibytes(256) });
  const records = new MongoStore(shop, 'mongo', { growth: GROWTH });

  const users = new HttpService(shop, userService, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });
  const data = new HttpService(shop, dataService, {
    scale: autoscale({ min: 5, max: 50, cpu: 50 }),
    env: { RECORD_TTL_SECONDS: GROWTH.retentionSeconds },
    memoryLimit: Size.mebibytes(512),
    cpuMillis: 500,
    cpuLimitMillis: 2_000,
  });
  const gateway = new HttpService(shop, apiGateway, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });

  users.uses(redis);
  data.uses(records);
  data.uses(redis, { optional: true });
  gateway.calls(users);
  gateway.calls(data);
  gateway.exposeAt(overlay.host);
  if (overlay.monitoring) scrape(shop, overlay.monitoring);

  return shop;
}
