import type { PolicyRule, ResourceReference } from 'fairlead/doctor';
import type { SourceObject } from '../read/source';
import { type ExcerptLine, ExcerptMaker } from '../locate/excerpt';
import { Locator } from '../locate/locator';
import { Redactor } from '../secrets/redactor';

/** Lines that are shown of a rule. */
const MOST_LINES = 16;

/** Where something is written, and how. */
export interface Passage {
  readonly file: string;
  readonly line: number;
  readonly lines: readonly ExcerptLine[];
}

/** What the sources say of the rules of policies, without their secrets. */
export class PolicySources {
  readonly #locator: Locator;
  readonly #excerpts: ExcerptMaker;
  readonly #redactor: Redactor;

  constructor(objects: readonly SourceObject[]) {
    this.#locator = new Locator(objects);
    this.#redactor = new Redactor(objects.map(({ object }) => object));
    this.#excerpts = new ExcerptMaker(this.#locator, this.#redactor, objects);
  }

  /** A rule with all of its lines; nothing where no source holds it. */
  findRule({ resource, rulePath }: PolicyRule): Passage | undefined {
    const place = this.#locator.findValue(resource, rulePath);
    return place && { file: place.file, line: place.line, lines: this.#excerpts.makeBlock(place, MOST_LINES) };
  }

  /** The first line of an object, or of one of its fields. */
  findLine(resource: ResourceReference, path?: string): Omit<Passage, 'lines'> | undefined {
    const place = this.#locator.findPlace(resource, path);
    return place && { file: place.file, line: place.line };
  }

  redact(text: string): string {
    return this.#redactor.redact(text);
  }
}
