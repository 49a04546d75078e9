import type { RequestHandler } from 'express';
import { MethodNotAllowed } from '../errors/errors';
import { derivePublicService, type PublicServiceProps } from './public-service';
import { pathOf } from './request-path';
import { renderRootPage, ROOT_PAGE_POLICY } from './root-page';
import { sendText } from './send-text';

const PATH = '/';
const HEADERS = { Vary: 'Accept', 'X-Content-Type-Options': 'nosniff' };
const PAGE_HEADERS = { ...HEADERS, 'Content-Security-Policy': ROOT_PAGE_POLICY };

/** What {@link rootRoute} shows. */
export interface RootRouteProps extends PublicServiceProps {
  /** Address of a page that shows the platform at work, to which browsers are led. @default none */
  readonly liveView?: string | undefined;
}

/** `/`: the service's name, version and public routes, a small page for browsers and JSON for others. */
export function rootRoute({ liveView, ...props }: RootRouteProps): RequestHandler {
  const service = derivePublicService(props);
  const json = JSON.stringify(service);
  const page = renderRootPage(service, liveView);

  return (request, response, next) => {
    if (pathOf(request) !== PATH) {
      next();
      return;
    }
    response.locals.route = PATH;
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new MethodNotAllowed(request.method, ['GET', 'HEAD']);
    if (request.accepts('json', 'html') === 'html') sendText(response, 200, 'text/html; charset=utf-8', page, PAGE_HEADERS);
    else sendText(response, 200, 'application/json; charset=utf-8', json, HEADERS);
  };
}
