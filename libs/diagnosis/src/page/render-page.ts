import type { BudgetLine, TrafficGraph } from 'fairlead/doctor';
import type { Diagnosis } from '../judge/diagnosis';
import { countFindings } from '../judge/count-findings';
import { SEVERITIES } from '../judge/severities';
import type { SourceObject } from '../read/source';
import { plural } from '../text/plural';
import { html, Html } from './html';
import { PageGraph } from './page-graph';
import { PAGE_SCRIPT } from './page-script.cjs';
import { drawBudgets } from './parts/budgets';
import { countOf, drawFindings, SEVERITY_SIGNS } from './parts/findings';
import { drawTraffic } from './parts/traffic';
import { PICTURE_STYLE } from './picture-style';
import { PolicySources } from './policy-sources';
import { STYLE } from './style';

/** What {@link renderPage} shows. */
export interface PageInput {
  /** What it is about: `overlays/prod`. */
  readonly title: string;
  /** With the texts that they were read from. */
  readonly objects: readonly SourceObject[];
  readonly diagnosis: Diagnosis;
  readonly budgets: readonly BudgetLine[];
  readonly graph: TrafficGraph;
}

/**
 * What is said of manifests as one HTML file that needs nothing else: traffic, budgets, findings. It asks no network for anything, its
 * only script is its own, and every text from the manifests is text in it.
 */
export async function renderPage({ title, objects, diagnosis, budgets, graph }: PageInput): Promise<string> {
  const style = `${STYLE}${PICTURE_STYLE}`;
  const script = `(${PAGE_SCRIPT.toString()})();`;
  const sources = new PolicySources(objects);
  const body = html`<header>
      <div>
        <p class="brand">fairlead doctor</p>
        <h1>${title}</h1>
      </div>
      ${drawCounts(diagnosis)}
      <div class="tools">
        <label class="search">Search <input type="search" id="search" placeholder="name, rule, port …" /></label>
        <button type="button" id="theme">Dark</button>
        <button type="button" id="print">Print</button>
      </div>
      <nav aria-label="Parts of the page">
        <a href="#traffic">Traffic</a> <a href="#findings">Findings</a> <a href="#budgets">Budgets</a>
      </nav>
    </header>
    <main>
      ${await drawTraffic(new PageGraph(graph, diagnosis.diagnostics), sources)} ${drawFindings(diagnosis)}
      ${drawBudgets(budgets.map(redacted))}
    </main>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyFor(style, script)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}: fairlead doctor</title>
        <link rel="icon" href="data:," />
        ${element('style', style)}
      </head>
      <body>
        ${body} ${element('script', script)}
      </body>
    </html> `.text;

  function redacted(line: BudgetLine): BudgetLine {
    return { ...line, arithmetic: sources.redact(line.arithmetic) };
  }
}

function drawCounts(diagnosis: Diagnosis): Html {
  const { objects, files, problems } = diagnosis;
  const counts = countFindings(diagnosis);
  return html`<ul class="counts" aria-label="Counts">
    ${SEVERITIES.map(
      (severity) =>
        html`<li class="${counts[severity] > 0 ? severity : 'zero'}">
          <span aria-hidden="true">${SEVERITY_SIGNS[severity]}</span>
          ${countOf(severity, counts[severity])}
        </li>`,
    )}
    ${problems.length > 0 ? html`<li class="error">${plural(problems.length, 'input')} not read</li>` : undefined}
    <li>${plural(objects, 'object')} of ${plural(files.length, 'file')}</li>
  </ul>`;
}

/** Without a space more, for its hash is that of the text. */
function element(name: 'style' | 'script', text: string): Html {
  return new Html(`<${name}>${text}</${name}>`);
}

/**
 * Nothing is loaded, and only this style and this script count: what a name in a manifest might bring in would not.
 *
 * @see https://www.w3.org/TR/CSP3
 */
function policyFor(style: string, script: string): string {
  // Loaded here, for the command loads this file whatever it writes.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; img-src data:; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
}
