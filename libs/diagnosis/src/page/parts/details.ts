import { type EdgeVerdict, formatReference, type GraphEdge, type GraphNode, type ResourceReference } from 'fairlead/doctor';
import { plural } from '../../text/plural';
import { html, type Html, type HtmlValue } from '../html';
import type { Home, PageGraph } from '../page-graph';
import { STATES } from '../picture/states';
import type { PolicySources } from '../policy-sources';
import { detail } from './detail';
import { findingTarget } from './findings';
import { RuleList } from './rule-list';

/** What is told of each part of a picture, once a reader asks for it. */
export function drawDetails(graph: PageGraph, sources: PolicySources): readonly Html[] {
  const rules = new RuleList(sources);
  return [
    ...graph.nodes.map((node) => drawNode(node, graph)),
    ...graph.edges.map((edge) => drawEdge(edge, graph, sources, rules)),
    ...graph.homes.map((home) => drawHome(home, graph)),
    ...rules.draw(),
  ];
}

function drawNode(node: GraphNode, graph: PageGraph): Html {
  const { id, kind, serves, openToEveryone, policies, workload } = node;
  const edges = graph.edgesOf(id);
  const findings = graph.findingsOf(node);
  const selecting = (direction: 'ingress' | 'egress') =>
    workload &&
    html`<dt>${direction} policies</dt>
      <dd>${listPolicies(policies[direction], openToEveryone[direction])}</dd>`;
  return detail(graph.targetOf(node), id, [
    html`<dl>
      ${
        workload
          ? undefined
          : html`<dt>What it is</dt>
              <dd>${kind}</dd>`
      }
      ${
        serves.length > 0
          ? html`<dt>Serves</dt>
              <dd>${serves.join(', ')}</dd>`
          : undefined
      }
      ${selecting('ingress')} ${selecting('egress')}
      ${
        findings.length > 0
          ? html`<dt>Findings</dt>
              <dd>${findings.map((index) => html`<a href="#${findingTarget(index)}">finding ${index + 1}</a> `)}</dd>`
          : undefined
      }
    </dl>`,
    html`<div class="beside">
      <div>
        ${listEdges(
          'Called by',
          edges.filter((edge) => edge.to === id),
          graph,
        )}
      </div>
      <div>
        ${listEdges(
          'Calls',
          edges.filter((edge) => edge.from === id),
          graph,
        )}
      </div>
    </div>`,
  ]);
}

function listPolicies(policies: readonly ResourceReference[], open: string | undefined): HtmlValue {
  if (policies.length === 0) return 'none: open to everyone, on every port';
  return [
    ...policies.map((policy) => html`<div>${formatReference(policy)}</div>`),
    open === undefined ? undefined : html`<div>open to everyone on ${open}</div>`,
  ];
}

function drawEdge(edge: GraphEdge, graph: PageGraph, sources: PolicySources, rules: RuleList): Html {
  const { from, to, ports, state, verdicts, evidence } = edge;
  const link = (id: string) => html`<a href="#${graph.targetOf(graph.nodeOf(id))}">${id}</a>`;
  return detail(graph.targetOf(edge), `${from} → ${to}`, [
    html`<p class="state ${state}"><strong>${STATES[state].sign} ${state}</strong> on ${ports}: ${STATES[state].says}.</p>
      <p>From ${link(from)} to ${link(to)}.</p>`,
    evidence.length > 0
      ? html`<h4>What the program is told</h4>
          <ul>
            ${evidence.map(({ resource, path, says }) => html`<li>${formatReference(resource)} ${path}: ${sources.redact(says)} ${at(sources.findLine(resource, path))}</li>`)}
          </ul>`
      : undefined,
    html`<div class="beside">${verdicts.map((verdict) => html`<div>${drawVerdict(verdict, edge, rules)}</div>`)}</div>`,
    verdicts.length === 1 ? html`<p>The other end is outside these manifests: its policies are not known.</p>` : undefined,
  ]);
}

function drawVerdict({ direction, isOpen, rules, policies }: EdgeVerdict, { from, to }: GraphEdge, list: RuleList): Html {
  const why =
    policies.length === 0
      ? html`<p>No policy selects these pods for ${direction}.</p>`
      : rules.length === 0
        ? html`<p>These policies select the pods, and none opens it: ${policies.map(formatReference).join(', ')}.</p>`
        : undefined;
  return html`<h4>${direction} of ${direction === 'egress' ? from : to}: <span class="verdict">${isOpen ? '✓ open' : '✕ closed'}</span></h4>
    ${why} ${rules.map((rule) => list.refer(rule))}`;
}

function drawHome({ name, nodes, target }: Home, graph: PageGraph): Html {
  const edges = [...new Set(nodes.flatMap(({ id }) => graph.edgesOf(id)))];
  return detail(target, name, [
    html`<p>${plural(nodes.length, 'node')}.</p>
      <button type="button" class="open-view" data-opens="${name}">Draw it</button>
      <ul>
        ${nodes.map((node) => html`<li><a href="#${graph.targetOf(node)}">${node.label}</a></li>`)}
      </ul>`,
    listEdges('Traffic', edges, graph),
  ]);
}

function listEdges(title: string, edges: readonly GraphEdge[], graph: PageGraph): Html | undefined {
  if (edges.length === 0) return undefined;
  return html`<h4>${title}</h4>
    <ul>
      ${edges.map((edge) => html`<li><a href="#${graph.targetOf(edge)}">${STATES[edge.state].sign} ${edge.from} → ${edge.to}</a> on ${edge.ports}</li>`)}
    </ul>`;
}

function at(passage: { readonly file: string; readonly line: number } | undefined): Html | undefined {
  return passage && html`<code>${passage.file}:${passage.line}</code>`;
}
