/* global document, EventSource, fetch */

import { html, render, svg } from '/lit-html.mjs';

/** Lines that the page keeps. */
const KEPT = 500;

/** Traces that the page keeps: spans may come before the answer that says whose they are. */
const KEPT_TRACES = 20;

/** Width of a bar's whole row. */
const WIDTH = 1_000;

const byId = (id) => document.getElementById(id);
const [state, filter, log, answer, trace] = ['state', 'filter', 'log', 'answer', 'trace'].map(byId);
const arrows = [...document.querySelectorAll('.arrow')];
const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
let lines = [];
let traces = [];
let shownTrace;

const events = new EventSource('/events');
events.onopen = () => {
  state.textContent = 'connected';
  // All that are kept come again.
  lines = [];
};
events.onerror = () => {
  state.textContent = 'the runner does not answer; it may have been stopped';
  arrows.forEach(forgetTraffic);
};
arrows.forEach(forgetTraffic);
events.addEventListener('traffic', ({ data }) => JSON.parse(data).forEach(showTraffic));
events.addEventListener('log', ({ data }) => {
  lines = [...lines, ...JSON.parse(data)].slice(-KEPT);
  showLog();
});
events.addEventListener('trace', ({ data }) => {
  const known = JSON.parse(data);
  traces = [...traces.filter(({ traceId }) => traceId !== known.traceId), known].slice(-KEPT_TRACES);
  showTrace();
});
filter.addEventListener('input', showLog);
for (const button of document.querySelectorAll('[data-request]')) button.addEventListener('click', () => send(button));

function showTraffic({ from, to, isDown, perSecond, failed, meanMs }) {
  const arrow = arrows.find(({ dataset }) => dataset.from === from && dataset.to === to);
  const parts = [];
  if (isDown) parts.push('down');
  if (perSecond !== undefined) parts.push(`${number.format(perSecond)}/s`);
  if (meanMs !== undefined) parts.push(`${number.format(meanMs)} ms`);
  if (failed > 0) parts.push(`${number.format(failed * 100)} % failed`);
  note(arrow, parts.join(' · ') || '–');
  arrow.classList.toggle('idle', !(perSecond > 0));
  arrow.classList.toggle('failing', isDown || failed > 0);
}

function forgetTraffic(arrow) {
  note(arrow, '–');
  arrow.classList.add('idle');
  arrow.classList.remove('failing');
}

/** For who sees it, and for who hears it. */
function note(arrow, text) {
  arrow.querySelector('.note').textContent = text;
  arrow.setAttribute('aria-label', `${arrow.dataset.from} to ${arrow.dataset.to}: ${text}`);
}

function showLog() {
  const wanted = filter.value.trim();
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  render(lines.filter(({ text }) => text.includes(wanted)).map(toLine), log);
  if (isAtEnd) log.scrollTop = log.scrollHeight;
}

function toLine({ service, text }) {
  const { level, message, method, path, status, duration_ms: ms, request_id: requestId } = parse(text);
  const said = method ? `${method} ${path} ${status} ${ms} ms` : (message ?? text);
  const only = () => {
    filter.value = requestId;
    showLog();
  };
  return html`<li class=${level ?? ''}>
    <b>${service}</b> ${said} ${requestId ? html`<button @click=${only}>${requestId}</button>` : ''}
  </li>`;
}

/** What was done for the request that was sent last, one line for each span, as far as it has come. */
function showTrace() {
  const known = traces.find(({ traceId }) => traceId === shownTrace);
  render(known ? toWaterfall(known) : '', trace);
}

function toWaterfall({ durationMs, rows }) {
  return html`<table class="waterfall">
    <caption>
      What was done for it, in ${number.format(durationMs)} ms
    </caption>
    <tr>
      <th scope="col">Service</th>
      <th scope="col">Span</th>
      <th scope="col">ms</th>
      <th scope="col">When</th>
    </tr>
    ${rows.map((row) => toRow(row, WIDTH / Math.max(durationMs, 0.001)))}
  </table>`;
}

function toRow({ service, name, depth, startMs, durationMs, error }, scale) {
  return html`<tr class=${error ? 'error' : ''}>
    <td>${service}</td>
    <td>${'\u2003'.repeat(depth)}${name}${error ? html` <b>${error}</b>` : ''}</td>
    <td>${number.format(durationMs)}</td>
    <td>
      <svg viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" role="img" aria-label="from ${number.format(startMs)} ms on">
        ${svg`<rect x=${startMs * scale} width=${Math.max(durationMs * scale, 2)} height="10" />`}
      </svg>
    </td>
  </tr>`;
}

/** What else a service may print is no object: `null`, or no JSON at all. */
function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

async function send(button) {
  if (button.ariaDisabled) return;
  // A disabled one would lose the focus of who works with the keyboard.
  button.ariaDisabled = 'true';
  const reply = await fetch(`/requests/${button.dataset.request}`, { method: 'POST' }).catch((error) => error);
  button.ariaDisabled = null;
  if (!reply.ok) return render(html`<p>${reply.message ?? (await reply.text())}</p>`, answer);
  const { requestId, traceId, status, ms, body } = await reply.json();
  filter.value = requestId;
  showLog();
  shownTrace = traceId;
  showTrace();
  render(
    html`<p><b>${status}</b> after ${ms} ms, request <code>${requestId}</code>, trace <code>${traceId}</code></p>
      <pre>${body}</pre>`,
    answer,
  );
}
