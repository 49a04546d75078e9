import { Construct } from 'constructs';
import { findPropFaults, isObject, type KnownProps, showGiven, type Variable, type Variables } from 'fairlead/contract';
import { refuse } from '../checks/invalid-platform';
import { Place } from '../checks/place';
import { worthlessValue } from '../environment/worthless-value';
import type { Platform } from '../platform/platform';
import { Credential } from '../stores/credential';

/** What a shared secret holds. */
export interface SharedSecretProps {
  /** Its variables as the contracts of its readers have them, each `secret: true`: `{ SESSION_KEY }`. */
  readonly variables: Variables;
}

const PROPS: KnownProps<SharedSecretProps> = { variables: 'required' };

/** The end of its Secret's name may follow. */
const NAME = /^[a-z]([a-z0-9-]{0,51}[a-z0-9])?$/;

/**
 * Credentials that several workloads read, kept once: the secret `<namespace>/<id>` of the environment's secret store, with a property for
 * each variable, and one Secret `<id>-credentials` that the pods of all of them read.
 *
 * @example
 * const session = new SharedSecret(shop, 'session', { variables: { SESSION_KEY } });
 * new HttpService(shop, web, { scale: replicas(2), sharedSecrets: [session] });
 * new Worker(shop, mailer, { scale: replicas(1), sharedSecrets: [session] });
 */
export class SharedSecret extends Construct {
  readonly platform: Platform;
  readonly name: string;

  /** Name of its Secret in the cluster. */
  readonly secretName: string;

  /** The variables that it holds, by name. */
  readonly variables: Variables;

  private isRead = false;

  /**
   * @param id DNS label of up to 53 characters, that of nothing else in the platform
   * @throws InvalidPlatform where it is given no platform: there nobody could be told of other faults
   */
  constructor(platform: Platform, id: string, given: SharedSecretProps) {
    if (!isObject(platform) || !isObject(platform.environment))
      refuse(
        `shared secret ${String(id)}: it is made in ${showGiven(platform)}, which is no platform; give it one that new Platform() has made`,
      );
    const place = new Place();
    const variables: Readonly<Record<string, Variable>> = isObject(given) && isObject(given.variables) ? given.variables : {};
    const nameFaults = findNameFaults(platform, id);
    const faults = [...nameFaults, ...findPropFaults({ subject: 'a SharedSecret', given }, PROPS), ...findFaults(variables)];
    super(platform, nameFaults.length === 0 ? id : `${platform.node.children.length} ${String(id)}`);
    this.platform = platform;
    this.name = String(id);
    this.secretName = `${this.name}-credentials`;
    this.variables = variables;
    const address = `${platform.environment.name}/${this.name}`;
    for (const fault of faults) platform.report(`${address}: ${fault}`, place);
    if (faults.length > 0) return;
    const worthless = Object.fromEntries(Object.entries(variables).map(([name, facts]) => [name, worthlessValue(facts)]));
    const keys = Object.keys(variables).sort();
    new Credential(this, 'credentials', { secretName: this.secretName, place: this.name, keys, worthless });
    this.node.addValidation({
      validate: () =>
        this.isRead ? [] : [`no workload reads it; write sharedSecrets: [<the ${this.name}>] where one does, or take it out`],
    });
  }

  /** Notes that a workload reads it. */
  read(): void {
    this.isRead = true;
  }
}

function findNameFaults(platform: Platform, id: unknown): string[] {
  if (typeof id !== 'string' || !NAME.test(id))
    return ['no shared secret can have this name; write lower-case letters, digits and hyphens, a letter first, 53 or fewer'];
  return platform.node.tryFindChild(id) ? ['the platform has something of this name already; give each its own'] : [];
}

function findFaults(variables: Readonly<Record<string, unknown>>): string[] {
  const names = Object.keys(variables);
  if (names.length === 0) return ['its variables are none; write those of a contract that several workloads share'];
  return names
    .filter((name) => !isSecret(variables[name]))
    .map((name) => `variables.${name} is no credential; write one that a contract has with secret: true`);
}

function isSecret(facts: unknown): boolean {
  return isObject(facts) && facts['secret'] === true;
}
