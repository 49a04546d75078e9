import { apiGateway } from '@fairlead/contracts/api-gateway';
import { userService } from '@fairlead/contracts/user-service';
import { type App, Size } from 'cdk8s';
import { autoscale, HttpService, Platform, RedisStore } from 'fairlead';
import type { Overlay } from './overlay';

/** The shop: who calls whom, declared once for every environment. */
export function createShop(app: App, overlay: Overlay): Platform {
  const shop = new Platform(app, 'shop', overlay);
  const redis = new RedisStore(shop, 'redis', { memory: Size.mebibytes(256) });

  const users = new HttpService(shop, userService, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });
  const gateway = new HttpService(shop, apiGateway, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) });

  users.uses(redis);
  gateway.calls(users);
  gateway.exposeAt(overlay.host);

  return shop;
}
