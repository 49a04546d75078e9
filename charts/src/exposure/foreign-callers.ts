import { findNearestWord, findPropFaults, isObject, type KnownProps, showGiven } from 'fairlead/contract';
import { isDnsLabel } from '../checks/object-name';
import { arePodLabels, type NamespacePods } from '../environment/namespace-pods';
import type { Destination } from '../graph/component';
import { allowFromNamespace, declareFromNamespace } from '../graph/edge';
import type { WorkloadScope } from '../graph/scope';

/** Where a caller of another platform runs. */
export interface ForeignCaller {
  /** Namespace of the other platform: `shop-prod`. */
  readonly namespace: string;

  /**
   * Labels that its pods carry, all of them.
   *
   * @default `app.kubernetes.io/name` with its name, as every service made by this library has
   */
  readonly podLabels?: Readonly<Record<string, string>>;

  /**
   * Ports that it may call, by the names of the contract.
   *
   * @default the port that serves its callers: of HTTP that of the routes
   */
  readonly ports?: readonly string[];
}

const FOREIGN_CALLER_PROPS: KnownProps<ForeignCaller> = { namespace: 'required', podLabels: 'optional', ports: 'optional' };

/** The callers of other platforms that are synthesized elsewhere, which a service lets in. */
export class ForeignCallers {
  private readonly service: WorkloadScope & Destination;
  private readonly admitted = new Set<string>();

  constructor(service: WorkloadScope & Destination) {
    this.service = service;
  }

  /** Lets one in, or reports why not. */
  add(name: string, caller: ForeignCaller): void {
    const { service } = this;
    const key = `${caller?.namespace}-${name}`;
    const faults = findCallerFaults(service, name, caller);
    if (faults.length === 0 && this.admitted.has(key)) faults.push(' is said twice; say it once, with all of its ports');
    for (const fault of faults) service.platform.report(`${service.address}: calledFrom(${JSON.stringify(name)})${fault}`);
    if (faults.length > 0) return;
    this.admitted.add(key);
    if (!service.sound) return;
    const { namespace, podLabels = { 'app.kubernetes.io/name': name }, ports } = caller;
    const pods: NamespacePods = { namespace, podLabels };
    const numbers = ports?.map((each) => service.ports[each] ?? service.port) ?? service.commonPorts;
    allowFromNamespace(service, key, pods, () => [...numbers].sort((a, b) => a - b));
    for (const port of numbers) declareFromNamespace(service, pods, port);
  }
}

function findCallerFaults(service: WorkloadScope & Destination, name: unknown, caller: ForeignCaller): string[] {
  const props = findPropFaults({ subject: 'its options', given: caller }, FOREIGN_CALLER_PROPS);
  if (!isObject(caller) || caller.namespace === undefined) return (props.length > 0 ? props : [NAMESPACE_MISSING]).map(toPart);
  const { namespace, podLabels } = caller;
  const isNamed = isDnsLabel(name);
  const isOwn = namespace === service.platform.namespace;
  const areLabels = podLabels === undefined || arePodLabels(podLabels);
  return [
    ...(isNamed ? [] : [' names no service; write the name of the caller, such as "web"']),
    ...[
      ...props,
      ...(isDnsLabel(namespace) ? [] : [`namespace is ${showGiven(namespace)}; write its name, such as "shop-prod"`]),
      ...(isOwn ? [`namespace is its own; write calls(<the ${service.name}>) on the caller`] : []),
      ...(areLabels ? [] : [`podLabels is ${showGiven(podLabels)}; write the labels that its pods carry`]),
      ...findPortFaults(service, caller.ports),
    ].map(toPart),
  ];
}

const NAMESPACE_MISSING = 'namespace is missing; write that of its platform';

function findPortFaults(service: Destination, given: ForeignCaller['ports']): string[] {
  const names = Object.keys(service.ports);
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length === 0)
    return [`ports is ${showGiven(given)}; write some of ${names.join(', ')}, or leave it out`];
  return given
    .map(String)
    .filter((port) => !names.includes(port))
    .map((port) => {
      const instead = findNearestWord(port, names) ?? `one of ${names.join(', ')}`;
      return `ports has ${showGiven(port)}, which its contract does not have; write ${instead}`;
    });
}

/** Of a message that names the call. */
function toPart(fault: string): string {
  return `: ${fault}`;
}
