import type { KnownVariants } from 'fairlead/contract';
import { refuse } from '../checks/invalid-platform';

/** Where an environment's images come from. */
export type Images =
  | {
      /** Built on this machine and never pulled: `<service>:<tag>`. Images of others are pulled once. */
      readonly kind: 'local';
      readonly tag: string;
      /**
       * Those that are pulled all the same, by component: each pinned.
       *
       * @default none
       */
      readonly references?: Readonly<Record<string, string>>;
    }
  | {
      /** Pulled from a registry, each pinned by a tag that never moves, and by a digest where one is known. */
      readonly kind: 'pinned';
      /** By component, and `busybox`: `ghcr.io/fairlead/user-service:sha-<commit>`. */
      readonly references: Readonly<Record<string, string>>;
    };

/** Its props. */
export const IMAGES_PROPS: KnownVariants<Images, 'kind'> = {
  local: { kind: 'required', tag: 'required', references: 'optional' },
  pinned: { kind: 'required', references: 'required' },
};

/** References as they are, but for one that ends in `:latest`: in its place stands what to write. */
export type Pinned<References extends Readonly<Record<string, string>>> = {
  readonly [Name in keyof References]: References[Name] extends `${infer Repository}:latest`
    ? `${Repository}:${Name extends keyof typeof FOREIGN_IMAGES ? '<version>' : 'sha-<commit>'}, since latest does not say which version runs`
    : References[Name];
};

/** One image as a pod names it. */
export interface Image {
  readonly image: string;
  readonly imagePullPolicy: 'Never' | 'IfNotPresent';
}

/** What stands in for an image that is not named, until that is told. */
export const IMAGE_STAND_IN: Image = Object.freeze({ image: 'none', imagePullPolicy: 'Never' });

/** The images of others, where an environment does not pin its own. */
export const FOREIGN_IMAGES = Object.freeze({
  redis: 'redis:7-bookworm',
  mongo: 'mongo:7.0',
  busybox: 'busybox:1.36',
  'otel-collector': 'otel/opentelemetry-collector:0.147.0',
  kubectl: 'registry.k8s.io/kubectl:v1.33.4',
  prometheus: 'quay.io/prometheus/prometheus:v3.5.0',
  alertmanager: 'quay.io/prometheus/alertmanager:v0.28.1',
  'kube-state-metrics': 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.16.0',
  'fluent-bit': 'fluent/fluent-bit:5.1.1',
});

/** How registries read a name (distribution, `reference/regexp.go`): a host, and parts in lower case. */
const HOST = String.raw`(?:[A-Za-z\d](?:[A-Za-z\d.-]*[A-Za-z\d])?|\[[\da-fA-F:]+\])(?::\d+)?`;
const PART = String.raw`[a-z\d]+(?:(?:\.|__?|-+)[a-z\d]+)*`;
const REPOSITORY = `(?:${HOST}/)?${PART}(?:/${PART})*`;
const TAG = String.raw`\w[\w.-]{0,127}`;
const REFERENCE = new RegExp(`^(?<repository>${REPOSITORY})(?::(?<tag>${TAG}))?(?<digest>@sha256:[0-9a-f]{64})?$`);

/** Whether images may be called so, and tags. */
export const isRepository = matches(REPOSITORY);
export const isTag = matches(TAG);

function matches(pattern: string) {
  const whole = new RegExp(`^${pattern}$`);
  return (given: unknown): given is string => typeof given === 'string' && whole.test(given);
}

/**
 * The image of a component.
 *
 * @param owner whose image it is, such as `prod/user-service`
 * @param name of the component, or `busybox`
 * @param isForeign others make it, and say by their own tags which version it is
 * @throws InvalidPlatform when the environment names none, or one that can change under its name
 */
export function getImage(owner: string, images: Images, name: string, isForeign = isOfOthers(name)): Image {
  const { references = {} } = images;
  if (images.kind === 'pinned' || Object.hasOwn(references, name)) {
    const image = getPinned(owner, references, name, isForeign ? '<version>' : 'sha-<commit>');
    return { image, imagePullPolicy: 'IfNotPresent' };
  }
  const foreign = isOfOthers(name) ? FOREIGN_IMAGES[name] : undefined;
  return foreign ? { image: foreign, imagePullPolicy: 'IfNotPresent' } : { image: `${name}:${images.tag}`, imagePullPolicy: 'Never' };
}

/**
 * The image of something that others make, where no image of theirs is named in {@link FOREIGN_IMAGES}.
 *
 * @param reference in an environment that pins none: `postgres:17-bookworm`
 * @throws InvalidPlatform as {@link getImage}
 */
export function getForeignImage(owner: string, images: Images, name: string, reference: string): Image {
  return images.kind === 'pinned' ? getImage(owner, images, name, true) : { image: reference, imagePullPolicy: 'IfNotPresent' };
}

/** The tag of an image, which is the version of what runs in it. */
export function versionOf(image: string): string {
  return REFERENCE.exec(image)?.groups?.['tag'] ?? 'unknown';
}

function isOfOthers(name: string): name is keyof typeof FOREIGN_IMAGES {
  return Object.hasOwn(FOREIGN_IMAGES, name);
}

function getPinned(owner: string, references: Readonly<Record<string, string>>, name: string, goodTag: string): string {
  const reference = references[name];
  if (reference === undefined) {
    return refuse(`${owner}: no image is named, so there is nothing to run; add "${name}": "<registry>/${name}:${goodTag}" to the images`);
  }
  const { repository, tag, digest = '' } = REFERENCE.exec(reference)?.groups ?? {};
  if (repository === undefined) return refuse(`${owner}: image "${reference}" is no reference; write <registry>/${name}:${goodTag}`);
  if (tag === undefined || tag === 'latest') {
    return refuse(`${owner}: image "${reference}" does not say which version runs; write ${repository}:${goodTag}${digest}`);
  }
  return reference;
}
