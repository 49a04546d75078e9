import { describeExpiry, describeThresholds, describeVerification } from '../checks';
import { describeFaults, formatCount, formatMs, formatRate, formatShare } from '../format';
import { isPassed, type Report } from '../report';
import { endpointTable, processorTable, type ReportTable, serviceTable } from '../tables';
import { html, Markup } from './markup';
import { toPlots } from './plots';
import { STYLE } from './style';

/** A report as one page that needs nothing beside itself. */
export function toHtml(report: Report): string {
  const { scenario, services, thresholds, verification, sources, limitedBy, capacity, total } = report;
  const faults = describeFaults(total);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${scenario}: load report</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <main>
          ${toHeader(report)} ${toTiles(report)}
          <h2>Thresholds</h2>
          <ul class="card">
            ${describeThresholds(thresholds).map(({ ok, text }) => toMark(ok, text))}
            ${[...describeVerification(verification), ...describeExpiry(report.expiry)].map(({ ok, text }) => toMark(ok, text))}
          </ul>
          <h2>Over time</h2>
          <div class="plots">${toPlots(report)}</div>
          <h2>Endpoints</h2>
          <div class="card">${toTable(endpointTable(report), true)}</div>
          ${faults ? html`<p class="bad">Faults: ${faults}</p>` : ''}
          ${
            services.length > 0
              ? html`<h2>What the services used</h2>
                  <div class="card">${toTable(serviceTable(report), false)}</div>`
              : ''
          }
          <h2>Who used the processors</h2>
          <div class="card">${toTable(processorTable(report), false)}</div>
          <p><b>Limited by:</b> ${limitedBy}</p>
          ${capacity === undefined ? '' : html`<p><b>What fits:</b> ${capacity}</p>`}
          <footer>
            ${[...sources, `The lab and the load ran on: ${report.machine.description}.`].map((line) => html`<p>${line}</p>`)}
          </footer>
        </main>
      </body>
    </html>`;
  return `${page.text}\n`;
}

function toHeader(report: Report): Markup {
  const { scenario, description, load, engine, target, startedAt, isCutShort } = report;
  const passed = isPassed(report);
  return html`<header>
    <h1>${scenario}</h1>
    <span class="badge ${passed ? 'good' : 'bad'}">${passed ? 'passed' : 'failed'}</span>
    ${isCutShort ? html`<span class="badge bad">cut short</span>` : ''}
    <p>${description}</p>
    <p class="soft">${load} · ${engine} · ${target.service} ${target.version} at ${target.url} · ${startedAt}</p>
  </header>`;
}

function toTiles({ total, durationS }: Report): Markup {
  const { requests, failed, faulty, latencyMs } = total;
  const tiles = [
    ['requests a second', formatRate(requests, durationS)],
    ['p50', formatMs(latencyMs.p50)],
    ['p95', formatMs(latencyMs.p95)],
    ['p99', formatMs(latencyMs.p99)],
    ['success', formatShare(1 - Math.max(failed, faulty) / Math.max(1, requests))],
    ['requests', formatCount(requests)],
  ];
  return html`<div class="tiles">
    ${tiles.map(([name, value]) => html`<div class="tile"><b>${value}</b><span class="soft">${name}</span></div>`)}
  </div>`;
}

function toMark(ok: boolean, text: string): Markup {
  return html`<li><b class="${ok ? 'good' : 'bad'}">${ok ? '✓' : '✗'}</b> ${text}</li>`;
}

function toTable({ heads, rows }: ReportTable, hasTotal: boolean): Markup {
  const toCells = (cells: readonly string[]) => cells.map((cell) => html`<td>${cell}</td>`);
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th>${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells, index) =>
          html`<tr class="${hasTotal && index === rows.length - 1 ? 'total' : ''}">
            ${toCells(cells)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
