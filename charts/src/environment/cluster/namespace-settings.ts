import { findNearestWord, findUnknownProps, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { isDnsLabel } from '../../checks/object-name';

/** What the API server lets into a namespace (Kubernetes documentation, "Pod Security Standards"). */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/** The namespace of a platform. */
export interface NamespaceSettings {
  /**
   * Its name.
   *
   * @default `<platform>-<environment>`
   */
  readonly name?: string;

  /**
   * Whether the platform makes it. Where somebody else owns it, all else is in it all the same.
   *
   * @default true
   */
  readonly create?: boolean;

  /**
   * Pod Security level that it enforces, or, where somebody else makes it, that its owner has given it. All pods that Fairlead makes pass
   * `restricted`; what a team adds to them may need another, which the proof says.
   *
   * @default restricted
   */
  readonly podSecurity?: PodSecurityLevel;
}

/** The strictest comes first. */
const LEVELS: readonly PodSecurityLevel[] = ['restricted', 'baseline', 'privileged'];

const NAMESPACE_SETTINGS_PROPS: KnownProps<NamespaceSettings> = { name: 'optional', create: 'optional', podSecurity: 'optional' };

/** What is wrong with them. */
export function findNamespaceFaults(subject: string, given: unknown): string[] {
  const unknown = findUnknownProps({ subject, given, path: 'namespace.' }, NAMESPACE_SETTINGS_PROPS);
  if (!isObject(given)) return unknown;
  const { name, create, podSecurity } = given;
  return [
    ...unknown,
    ...(name === undefined || isDnsLabel(name)
      ? []
      : [`namespace.name is ${showGiven(name)}; write lower-case letters, digits and hyphens`]),
    ...(create === undefined || typeof create === 'boolean' ? [] : [`namespace.create is ${showGiven(create)}; write true or false`]),
    ...(podSecurity === undefined || LEVELS.some((level) => level === podSecurity) ? [] : [describeLevel(podSecurity)]),
  ];
}

function describeLevel(given: unknown): string {
  return `namespace.podSecurity is ${showGiven(given)}; write ${findNearestWord(String(given), LEVELS) ?? `one of ${LEVELS.join(', ')}`}`;
}
