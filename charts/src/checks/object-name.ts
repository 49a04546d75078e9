/** A DNS subdomain: what an object of a cluster may be called (RFC 1123). */
const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Whether it is a DNS label (RFC 1123), as namespaces are called. */
export function isDnsLabel(name: unknown): boolean {
  return typeof name === 'string' && DNS_LABEL.test(name);
}

/** Whether an object of a cluster may be called so. */
export function isObjectName(name: unknown): boolean {
  return typeof name === 'string' && OBJECT_NAME.test(name);
}
