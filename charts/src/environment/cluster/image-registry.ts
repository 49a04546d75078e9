import { isObject, showGiven } from 'fairlead/contract';

/**
 * Where a cluster pulls images: one place behind which stands the whole name of each, or a place for each registry that they are of.
 *
 * `redis:7.4.7` becomes `mirror.example.com/docker.io/library/redis:7.4.7` behind `mirror.example.com`, and
 * `harbor.example.com/hub/library/redis:7.4.7` with `{ 'docker.io': 'harbor.example.com/hub' }`.
 */
export type ImageRegistry = string | Readonly<Record<string, string>>;

/** The registry of a name that says none. */
const DOCKER_HUB = 'docker.io';

/** A host, its port, and folders of it. Without a dot or a port in it, it would be a folder of Docker Hub. */
const PLACE = /^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+|[a-z0-9.-]+(?=:))(:\d{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;

const EXAMPLE = "'mirror.example.com/cache'";

/** The image as the cluster pulls it; as it is where it names no other registry. */
export function pullFrom(registry: ImageRegistry, image: string): string {
  if (isPulledFrom(registry, image)) return image;
  const { host, path } = splitImage(image);
  if (typeof registry === 'string') return `${registry}/${host}/${path}`;
  const place = Object.hasOwn(registry, host) ? registry[host] : undefined;
  return place === undefined ? image : `${place}/${path}`;
}

/** The registry of an image of which nobody says where it is pulled from. */
export function findUnnamedRegistry(registry: ImageRegistry, image: string): string | undefined {
  if (typeof registry === 'string' || isPulledFrom(registry, image)) return undefined;
  const { host } = splitImage(image);
  return Object.hasOwn(registry, host) ? undefined : host;
}

/** What is wrong with the places. */
export function findRegistryFaults(given: unknown): string[] {
  if (typeof given === 'string') return findPlaceFaults('imageRegistry', given);
  if (!isObject(given) || Object.keys(given).length === 0)
    return [`imageRegistry is ${showGiven(given)}; write ${EXAMPLE}, or by registry { 'docker.io': 'harbor.example.com/hub' }`];
  return Object.entries(given).flatMap(([host, place]) => [
    ...(PLACE.test(host) && !host.includes('/')
      ? []
      : [`imageRegistry has ${showGiven(host)}, which is no registry; write it as 'docker.io'`]),
    ...findPlaceFaults(`imageRegistry["${host}"]`, place),
  ]);
}

function findPlaceFaults(at: string, place: unknown): string[] {
  if (typeof place === 'string' && PLACE.test(place)) return [];
  return [`${at} is ${showGiven(place)}; write a host and its folder, without a scheme and a slash at its end, such as ${EXAMPLE}`];
}

function isPulledFrom(registry: ImageRegistry, image: string): boolean {
  const places = typeof registry === 'string' ? [registry] : Object.values(registry);
  return places.some((place) => image.startsWith(`${place}/`));
}

/** How Docker reads the name of an image (distribution/reference, `splitDockerDomain`). */
function splitImage(image: string): { readonly host: string; readonly path: string } {
  const [first = '', ...others] = image.split('/');
  if (others.length > 0 && (/[.:]/.test(first) || first === 'localhost')) return { host: first, path: others.join('/') };
  return { host: DOCKER_HUB, path: others.length > 0 ? image : `library/${image}` };
}
