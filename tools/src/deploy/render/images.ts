/** What `images.json` of an environment holds: a tag for images of this machine, or a reference for each. */
export type Images = Readonly<Record<string, string>>;

const REFERENCE = /^(?<repository>[^@]+?)(?::(?<tag>[\w][\w.-]{0,127}))?(?:@sha256:[0-9a-f]{64})?$/;

/**
 * The images of an environment with another tag for ours. Those of others stay. A digest goes: it is that of another image.
 *
 * @param services names of ours
 * @throws Error that names a service without an image
 */
export function withTag(images: Images, services: readonly string[], tag: string): Images {
  if (isLocal(images)) return { ...images, tag };
  const retagged = services.map((service) => [service, retag(images, service, tag)] as const);
  return { ...images, ...Object.fromEntries(retagged) };
}

/** The tag of ours: several where they have different ones. */
export function tagOf(images: Images, services: readonly string[]): string {
  if (isLocal(images)) return images.tag;
  const tags = services.map((service) => REFERENCE.exec(images[service] ?? '')?.groups?.['tag'] ?? 'none');
  return [...new Set(tags)].join(', ');
}

/** Images that are built on the machine: one tag for all. */
function isLocal(images: Images): images is Images & { readonly tag: string } {
  return images['tag'] !== undefined;
}

function retag(images: Images, service: string, tag: string): string {
  const { repository } = REFERENCE.exec(images[service] ?? '')?.groups ?? {};
  if (repository === undefined)
    throw new Error(`images.json names no image of ${service}; add "${service}": "<registry>/${service}:${tag}"`);
  return `${repository}:${tag}`;
}
