import type { GraphEdge } from 'fairlead/doctor';
import { html, type Html } from '../html';
import type { PageGraph } from '../page-graph';
import { derivePictures } from '../picture/derive-pictures';
import { drawSvg } from '../picture/draw-svg';
import { layOut } from '../picture/lay-out';
import type { Picture } from '../picture/picture';
import { STATE_NAMES, STATES } from '../picture/states';
import type { PolicySources } from '../policy-sources';
import { drawDetails } from './details';

/** Who talks to whom: pictures, what is told of each of their parts, and all of it as a table. */
export async function drawTraffic(graph: PageGraph, sources: PolicySources): Promise<Html> {
  const pictures = derivePictures(graph);
  const views: Html[] = [];
  for (const [index, picture] of pictures.entries()) views.push(await drawView(picture, index));
  return html`<section id="traffic" aria-labelledby="traffic-title">
    <h2 id="traffic-title">Traffic</h2>
    ${pictures.length === 0 ? html`<p class="none">There are no pods in what was read.</p>` : drawControls(graph, pictures)} ${views}
    <aside class="details" aria-live="polite">
      <p class="hint">Choose a node or an arrow to see the policies, and the lines of them, that decide.</p>
      ${drawDetails(graph, sources)}
    </aside>
    ${drawTable(graph)}
  </section>`;
}

async function drawView(picture: Picture, index: number): Promise<Html> {
  const { title, leftOut } = picture;
  return html`<figure class="view" id="view-${index}" data-title="${title}" ${index > 0 ? html`hidden` : undefined}>
    <div class="canvas" tabindex="0" role="region" aria-label="Picture of ${title}">${drawSvg(await layOut(picture), title)}</div>
    ${leftOut > 0 ? html`<figcaption>${leftOut} more nodes of it have less traffic and are not drawn; the table has them.</figcaption>` : undefined}
  </figure>`;
}

function drawControls({ edges }: PageGraph, pictures: readonly Picture[]): Html {
  const counts = STATE_NAMES.map((state) => [state, edges.filter((edge) => edge.state === state).length] as const);
  return html`<div class="controls">
    <fieldset class="filter">
      <legend>Traffic</legend>
      ${counts
        .filter(([, count]) => count > 0)
        .map(
          ([state, count]) =>
            html`<label class="arrow ${state}" title="${STATES[state].says}"
              ><input type="checkbox" checked data-state="${state}" />
              <svg class="sample" viewBox="0 0 34 10" width="34" height="10" aria-hidden="true">
                <path class="line" d="M1 5 H33" />
                ${state === 'undeclared' ? html`<path class="gap" d="M1 5 H33" />` : undefined}
              </svg>
              ${STATES[state].sign} ${count} ${state}</label
            > `,
        )}
    </fieldset>
    ${
      pictures.length > 1
        ? html`<label class="choice"
            >Picture
            <select id="view-choice">
              ${pictures.map(({ title }, index) => html`<option value="view-${index}">${title}</option>`)}
            </select></label
          >`
        : undefined
    }
    <label class="choice"><input type="checkbox" id="fit" checked /> fit the width</label>
  </div>`;
}

function drawTable(graph: PageGraph): Html {
  return html`<details class="all-traffic">
    <summary>All traffic as a table</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">Ports</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        ${graph.edges.map((edge) => drawRow(edge, graph))}
      </tbody>
    </table>
  </details>`;
}

function drawRow(edge: GraphEdge, graph: PageGraph): Html {
  const { from, to, ports, state } = edge;
  return html`<tr data-state="${state}" data-searched>
    <td>${from}</td>
    <td>${to}</td>
    <td><a href="#${graph.targetOf(edge)}">${ports}</a></td>
    <td>${STATES[state].sign} ${state}</td>
  </tr>`;
}
