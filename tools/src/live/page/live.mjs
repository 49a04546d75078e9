/* global document, EventSource, fetch */

import { html, render } from '/lit-html.mjs';

/** Lines that the page keeps. */
const KEPT = 500;

const byId = (id) => document.getElementById(id);
const [state, filter, log, answer] = ['state', 'filter', 'log', 'answer'].map(byId);
const arrows = [...document.querySelectorAll('.arrow')];
const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
let lines = [];

const events = new EventSource('/events');
events.onopen = () => (state.textContent = 'connected');
events.onerror = () => (state.textContent = 'the runner does not answer; it may have been stopped');
events.addEventListener('traffic', ({ data }) => JSON.parse(data).forEach(showTraffic));
events.addEventListener('log', ({ data }) => {
  lines = [...lines, ...JSON.parse(data)].slice(-KEPT);
  showLog();
});
filter.addEventListener('input', showLog);
for (const button of document.querySelectorAll('[data-request]')) button.addEventListener('click', () => send(button));

function showTraffic({ from, to, perSecond, failed, meanMs }) {
  const arrow = arrows.find(({ dataset }) => dataset.from === from && dataset.to === to);
  const parts = perSecond === undefined ? ['–'] : [`${number.format(perSecond)}/s`];
  if (meanMs !== undefined) parts.push(`${number.format(meanMs)} ms`);
  if (failed > 0) parts.push(`${number.format(failed * 100)} % failed`);
  arrow.querySelector('.note').textContent = parts.join(' · ');
  arrow.classList.toggle('idle', !(perSecond > 0));
  arrow.classList.toggle('failing', failed > 0);
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

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

async function send(button) {
  button.disabled = true;
  const reply = await fetch(`/requests/${button.dataset.request}`, { method: 'POST' }).catch((error) => error);
  button.disabled = false;
  if (!reply.ok) return render(html`<p>${reply.message ?? (await reply.text())}</p>`, answer);
  const { requestId, status, ms, body } = await reply.json();
  filter.value = requestId;
  showLog();
  render(
    html`<p><b>${status}</b> after ${ms} ms, request <code>${requestId}</code></p>
      <pre>${body}</pre>`,
    answer,
  );
}
