import { createHash } from 'node:crypto';
import type { PublicService } from './public-service';

const STYLE = [
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}',
  'body{max-width:44rem;margin:3rem auto;padding:0 1rem}',
  'h1 small{font-weight:400;opacity:.6}',
  'table{border-collapse:collapse;width:100%}',
  'th,td{text-align:left;padding:.4rem 1rem .4rem 0;border-bottom:1px solid #8885}',
  'td{font-family:ui-monospace,monospace}',
].join('');

/**
 * Nothing is loaded, run, sent or framed; the page's own style is allowed by its hash (CSP Level 3, §2.3.1). The image is the empty icon,
 * without which a browser asks for `/favicon.ico`.
 */
export const ROOT_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page that a browser gets at `/`: one document without script or any other resource. */
export function renderRootPage({ service, version, description, routes }: PublicService, liveView?: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${escapeHtml(service)}</title>
<style>${STYLE}</style>
<h1>${escapeHtml(service)} <small>${escapeHtml(version)}</small></h1>
<p>${escapeHtml(description)}
${routes.length > 0 ? renderRoutes(routes) : '<p>No path of it is public: other services call it.'}
${liveView === undefined ? '' : `<p><a href="${escapeHtml(liveView)}">The platform at work</a>: who calls whom, the log, and traces.\n`}<p>Whoever does not ask for HTML gets this as JSON.
`;
}

function renderRoutes(routes: PublicService['routes']): string {
  const rows = routes.map(({ path, methods }) => `<tr><td>${linkTo(path, methods)}<td>${escapeHtml(methods.join(', '))}`);
  return ['<table>', '<tr><th scope="col">Path<th scope="col">Methods', ...rows, '</table>'].join('\n');
}

/** What a browser can follow as it stands is a link. */
function linkTo(path: string, methods: readonly string[]): string {
  const text = escapeHtml(path);
  return methods.includes('GET') && !/[:*]/.test(path) ? `<a href="${text}">${text}</a>` : text;
}

/** Text as it stands in HTML, between tags and in a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
