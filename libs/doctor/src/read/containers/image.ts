/** The parts of an image's name. */
export interface Image {
  /** With its registry, where it names one: `registry.example.com/team/app`. */
  readonly repository: string;
  /** What the program is called: `app`. */
  readonly name: string;
  readonly tag?: string;
  /** `sha256:…`: says exactly which image. */
  readonly digest?: string;
}

/** One of the official images of Docker Hub is named without anything before its name. */
const OFFICIAL = /^((docker\.io|index\.docker\.io)\/)?(library\/)?[^/]+$/;

/** Takes an image's name apart: `registry.example.com:5000/team/app:1.2@sha256:…`. */
export function parseImage(text: string): Image {
  const [named = '', digest] = text.split('@');
  const [, repository = named, tag] = /^(.*):([^/:]+)$/.exec(named) ?? [];
  return {
    repository,
    name: repository.slice(repository.lastIndexOf('/') + 1),
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  };
}

/** Whether it is one of the official images of Docker Hub, of which it is known what is in them. */
export function isOfficial({ repository }: Image): boolean {
  return OFFICIAL.test(repository);
}
