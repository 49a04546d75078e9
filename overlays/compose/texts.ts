import type { Platform, RenderedKind } from 'fairlead';

type TextObject = RenderedKind<'ConfigMap'> | RenderedKind<'Secret'>;

/** The texts of a platform's ConfigMaps and Secrets. */
export class Texts {
  readonly #objects: ReadonlyMap<string, Readonly<Record<string, string>>>;

  /** @param rendered all objects of a platform */
  constructor(rendered: ReturnType<Platform['toJson']>) {
    const objects = rendered.filter((object): object is TextObject => object.kind === 'ConfigMap' || object.kind === 'Secret');
    this.#objects = new Map(
      objects.map((object) => [`${object.kind} ${object.metadata.name}`, ('stringData' in object ? object.stringData : object.data) ?? {}]),
    );
  }

  /** @throws Error where there is no such object */
  all(kind: TextObject['kind'], name = ''): Readonly<Record<string, string>> {
    const texts = this.#objects.get(`${kind} ${name}`);
    if (!texts) throw new Error(`${kind} ${name} is not in the manifests, so that Docker Compose cannot have what it holds`);
    return texts;
  }

  /** @throws Error where there is no such object, or it has no such key */
  one(kind: TextObject['kind'], name = '', key = ''): string {
    const text = this.all(kind, name)[key];
    if (text === undefined) throw new Error(`${kind} ${name} has no ${key}, which Docker Compose needs`);
    return text;
  }
}
