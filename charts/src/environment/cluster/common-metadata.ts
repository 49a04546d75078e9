import { isObject, showGiven } from 'fairlead/contract';

/** Labels or annotations that every object of an environment has. */
export type CommonMetadata = Readonly<Record<string, string>>;

/** Kubernetes documentation, "Labels and Selectors", "Syntax and character set". A DNS name may stand before the name. */
const KEY = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/;

/** What Fairlead writes itself on every pod: selectors and checksums. */
export const OWN_METADATA = /^(app\.kubernetes\.io\/(name|part-of|managed-by)|checksum\/config)$/;

/** What Kubernetes or what runs in the cluster reads or writes itself. */
const RESERVED =
  /^(pod-template-hash|controller-revision-hash|((pod-security\.|batch\.|apps\.)?kubernetes\.io|fairlead\.dev|istio\.io|([\w-]+\.)?(istio|reloader\.stakater)\.(io|com)|prometheus\.io)\/.*|istio-injection)$/;

/** Whether pods may carry it. */
export function isLabel([key, value]: readonly [string, unknown]): boolean {
  return KEY.test(key) && typeof value === 'string' && LABEL_VALUE.test(value);
}

/** What is wrong with labels that all objects are meant to have. */
export function findLabelFaults(given: unknown): string[] {
  return findFaults('labels', given, (value) => typeof value === 'string' && LABEL_VALUE.test(value), 'a label: "payments"');
}

/** What is wrong with annotations that all objects are meant to have. */
export function findAnnotationFaults(given: unknown): string[] {
  return findFaults('annotations', given, (value) => typeof value === 'string', 'a text in quotes');
}

function findFaults(field: 'labels' | 'annotations', given: unknown, isGood: (value: unknown) => boolean, wanted: string): string[] {
  if (!isObject(given)) return [`${field} is ${showGiven(given)}, which is no object; write ${field}: { 'example.com/team': 'payments' }`];
  return Object.entries(given).flatMap(([key, value]) => {
    if (!KEY.test(key)) return [`${field} has ${showGiven(key)}, which is no name of one; write it as "example.com/team"`];
    if (OWN_METADATA.test(key) || RESERVED.test(key)) return [`${field} has ${key}, which is not for everybody to write; leave it out`];
    return isGood(value) ? [] : [`${field}["${key}"] is ${showGiven(value)}; write ${wanted}`];
  });
}
