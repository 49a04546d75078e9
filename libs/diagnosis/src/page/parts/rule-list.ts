import { formatReference, type PolicyRule, type ResourceReference } from 'fairlead/doctor';
import { html, type Html } from '../html';
import type { PolicySources } from '../policy-sources';
import { detail } from './detail';
import { drawExcerpt } from './excerpt';

/** The rules that decide about edges, each with its lines once, however many edges it decides about. */
export class RuleList {
  readonly #sources: PolicySources;
  readonly #rules = new Map<string, PolicyRule>();
  readonly #targets = new Map<string, string>();

  constructor(sources: PolicySources) {
    this.#sources = sources;
  }

  /** Names the part of a rule that decides, and leads to the lines of the rule. The script of the page shows them there. */
  refer(rule: PolicyRule): Html {
    const { resource, path, rulePath } = rule;
    const key = `${resource.document ?? ''} ${formatPlace(resource, rulePath)}`;
    const target = this.#targets.get(key) ?? `rule-${this.#targets.size}`;
    this.#targets.set(key, target);
    this.#rules.set(target, rule);
    return html`<p data-rule="${target}"><a href="#${target}">${formatPlace(resource, path)}</a></p>`;
  }

  /** Every rule that was named. */
  draw(): readonly Html[] {
    return [...this.#rules].map(([target, rule]) => {
      const passage = this.#sources.findRule(rule);
      const place = passage && html`<p><code>${passage.file}:${passage.line}</code></p>`;
      return detail(target, formatPlace(rule.resource, rule.rulePath), [place, passage && drawExcerpt(passage.lines)]);
    });
  }
}

function formatPlace(resource: ResourceReference, path: string): string {
  return `${formatReference(resource)} ${path}`;
}
