/** A DNS subdomain: what an object of a cluster may be called (RFC 1123). */
const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/** A DNS label (RFC 1123). */
const NAMESPACE_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Whether a namespace may be called so. */
export function isNamespaceName(name: unknown): boolean {
  return typeof name === 'string' && NAMESPACE_NAME.test(name);
}

/** Whether an object of a cluster may be called so. */
export function isObjectName(name: unknown): boolean {
  return typeof name === 'string' && OBJECT_NAME.test(name);
}
