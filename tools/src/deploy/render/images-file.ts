import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_NAMES } from '@fairlead/contracts';
import { WORKSPACE } from '../../workspace/workspace';
import { type Images, tagOf, withTag } from './images';

const NAMES = APP_NAMES;

/** `overlays/<environment>/images.json`, and the way back to what it says now. */
export class ImagesFile {
  readonly #path: string;
  readonly #text: string;

  /** @param root folder of the repository */
  constructor(environment: string, root = WORKSPACE) {
    this.#path = join(root, 'overlays', environment, 'images.json');
    this.#text = readFileSync(this.#path, 'utf8');
  }

  /** The tag of our images: several where they have different ones. */
  get tag(): string {
    return tagOf(this.#images, NAMES);
  }

  /** Gives our images another tag. @throws Error that names a service without an image */
  writeTag(tag: string): void {
    writeFileSync(this.#path, `${JSON.stringify(withTag(this.#images, NAMES, tag), undefined, 2)}\n`);
  }

  /** @returns whether it said something else */
  restore(): boolean {
    if (readFileSync(this.#path, 'utf8') === this.#text) return false;
    writeFileSync(this.#path, this.#text);
    return true;
  }

  get #images(): Images {
    return JSON.parse(this.#text) as Images;
  }
}
