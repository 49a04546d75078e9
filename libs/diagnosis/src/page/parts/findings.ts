import { formatReference, type Severity } from 'fairlead/doctor';
import type { Diagnosis, Diagnostic, LocatedEvidence, Suppressed } from '../../judge/diagnosis';
import { countFindings } from '../../judge/count-findings';
import { SEVERITIES } from '../../judge/severities';
import { plural } from '../../text/plural';
import { html, type Html } from '../html';
import { drawExcerpt } from './excerpt';

/** Lines that are shown before that of a finding. */
const LINES_BEFORE = 3;

/** What a severity looks like beside its colour. */
export const SEVERITY_SIGNS = Object.freeze({ error: '✖', warning: '▲', info: '●' });

/** The id of the element of a finding, by its place in the diagnosis. */
export function findingTarget(index: number): string {
  return `finding-${index}`;
}

/** Every finding with its lines and its fix; what was not read and what is known already beside them. */
export function drawFindings({ diagnostics, problems, suppressed, known }: Diagnosis): Html {
  return html`<section id="findings" aria-labelledby="findings-title">
    <h2 id="findings-title">Findings</h2>
    ${diagnostics.length > 0 ? drawFilter(diagnostics) : html`<p class="none">Nothing is wrong with what was read.</p>`}
    ${problems.map(
      ({ file, line, message }) =>
        html`<article class="finding problem">
          <h3><span class="sign" aria-hidden="true">✖</span> not read: ${file}${line === undefined ? undefined : `:${line}`}</h3>
          <p>${message}</p>
        </article>`,
    )}
    ${diagnostics.map((diagnostic, index) => drawFinding(diagnostic, findingTarget(index)))}
    ${drawKnown('suppressed by an annotation', suppressed.map(describeSuppressed))}
    ${drawKnown(
      'in the baseline',
      known.map(({ id, what }) => `${id}: ${what}`),
    )}
  </section>`;
}

function drawFilter(diagnostics: readonly Diagnostic[]): Html {
  const counts = countFindings({ diagnostics });
  return html`<fieldset class="filter">
    <legend>Show</legend>
    ${SEVERITIES.filter((severity) => counts[severity] > 0).map(
      (severity) =>
        html`<label class="${severity}"
          ><input type="checkbox" checked data-severity="${severity}" />
          <span class="sign" aria-hidden="true">${SEVERITY_SIGNS[severity]}</span> ${countOf(severity, counts[severity])}</label
        > `,
    )}
  </fieldset>`;
}

/** `2 errors`, `1 warning`, `3 info`. */
export function countOf(severity: Severity, count: number): string {
  return severity === 'info' ? `${count} info` : plural(count, severity);
}

function drawFinding(diagnostic: Diagnostic, target: string): Html {
  const { severity, id, certainty, resource, path, what, why, fix, evidence, consequences, location } = diagnostic;
  return html`<article class="finding ${severity}" id="${target}" data-severity="${severity}" data-searched tabindex="-1">
    <h3><span class="sign" aria-hidden="true">${SEVERITY_SIGNS[severity]}</span> <span class="severity">${severity}</span> ${what}</h3>
    <p class="place">
      ${location && html`<code>${location.file}:${location.line}:${location.column}</code> `}<span
        >${formatReference(resource)} ${path === undefined ? undefined : html`<code>${path}</code>`}</span
      >
      <span class="rule">${id}${certainty === 'likely' ? ' (likely)' : undefined}</span>
    </p>
    ${location && drawExcerpt(location.excerpt(LINES_BEFORE))}
    <dl>
      <dt>Why</dt>
      <dd>${why}</dd>
      <dt>Fix</dt>
      <dd class="fix">${fix}</dd>
      ${drawEvidence('See', evidence)} ${drawEvidence('So', consequences)}
    </dl>
  </article>`;
}

/** Evidence that is shown at once: more are rarely read. */
const SHOWN_EVIDENCE = 3;

/** What other objects say, or what follows. */
function drawEvidence(label: string, evidence: readonly LocatedEvidence[]): Html | undefined {
  if (evidence.length === 0) return undefined;
  const [shown, more] = [evidence.slice(0, SHOWN_EVIDENCE), evidence.slice(SHOWN_EVIDENCE)];
  return html`<dt>${label}</dt>
    ${shown.map((each) => html`<dd>${drawStatement(each)}</dd>`)}
    ${
      more.length > 0
        ? html`<dd>
            <details>
              <summary>${more.length} more</summary>
              ${more.map((each) => html`<div>${drawStatement(each)}</div>`)}
            </details>
          </dd>`
        : undefined
    }`;
}

function drawStatement({ resource, says, location }: LocatedEvidence): Html {
  return html`${formatReference(resource)}: ${says} ${location && html`<code>${location.file}:${location.line}</code>`}
  ${location && drawExcerpt(location.excerpt(0))}`;
}

function describeSuppressed({ diagnostic: { id, what }, reason }: Suppressed): string {
  return `${id}: ${what} (${reason})`;
}

function drawKnown(where: string, texts: readonly string[]): Html | undefined {
  if (texts.length === 0) return undefined;
  return html`<details>
    <summary>${plural(texts.length, 'finding')} ${where}</summary>
    <ul>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>
  </details>`;
}
