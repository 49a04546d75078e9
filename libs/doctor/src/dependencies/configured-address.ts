import type { Evidence } from '../finding/finding';
import { expandReferences } from '../read/expand-references';
import type { Inventory } from '../read/inventory';
import { type PodEnvironment, resolveEnvironment } from '../read/pod-environment';
import { allContainers, type PlacedContainer, type Probe } from '../read/pod-spec';
import { judgeEach, unlessUnread } from '../read/schema/unread-field';
import type { Workload } from '../read/workload';
import type { Address } from './addresses/address';
import { findArgumentAddresses } from './addresses/argument-addresses';
import { findSettingAddresses } from './addresses/setting-addresses';
import { mountedFileAddresses } from './mounted-file-addresses';

/** An address that a container is told. */
export interface ConfiguredAddress extends Address {
  readonly container: PlacedContainer;
  /** The field that says it. */
  readonly evidence: Evidence;
}

/** A place that says addresses. */
interface Source {
  readonly resource: Evidence['resource'];
  readonly path: string;
  /** How it is called: `REDIS_URL`. */
  readonly name: string;
}

/** Every address that the containers of a workload are told: by variables, arguments, probes, hooks and files of ConfigMaps. */
export function listConfiguredAddresses(workload: Workload, inventory: Inventory): readonly ConfiguredAddress[] {
  return judgeEach(allContainers(workload.pod), (container) => {
    const environment = resolveEnvironment(workload, container, inventory);
    return [
      ...variableAddresses(environment, container),
      ...judgeEach(listCommands(container), (command) => commandAddresses(command, workload, environment, container)),
      ...mountedFileAddresses(workload, container.container, inventory).map(({ address, ...source }) =>
        configured(address, source, container),
      ),
    ];
  });
}

function variableAddresses(environment: PodEnvironment, container: PlacedContainer): readonly ConfiguredAddress[] {
  const find = (name: string) => unlessUnread(() => environment.find(name)?.value);
  return judgeEach([...environment.variables], ([name, { value, template, source }]) =>
    findSettingAddresses(name, value ?? template ?? '', find).map((address) =>
      configured(address, { resource: source.resource, path: source.path ?? '', name }, container),
    ),
  );
}

/** The words of a command, each with the field that holds it. */
type Command = readonly { readonly word: string; readonly path: string }[];

function listCommands({ container }: PlacedContainer): readonly Command[] {
  const { command = [], args = [], lifecycle, startupProbe, readinessProbe, livenessProbe } = container;
  const words = (path: string, list: readonly string[] = []) => list.map((word, index) => ({ word, path: `${path}[${index}]` }));
  const execOf = (path: string, handler: Pick<Probe, 'exec'> | undefined) => words(`${path}.exec.command`, handler?.exec?.command);
  return [
    [...words('command', command), ...words('args', args)],
    execOf('lifecycle.postStart', lifecycle?.postStart),
    execOf('lifecycle.preStop', lifecycle?.preStop),
    execOf('startupProbe', startupProbe),
    execOf('readinessProbe', readinessProbe),
    execOf('livenessProbe', livenessProbe),
  ].filter(({ length }) => length > 0);
}

function commandAddresses(
  command: Command,
  workload: Workload,
  environment: PodEnvironment,
  container: PlacedContainer,
): readonly ConfiguredAddress[] {
  const words = command.map(({ word }) => expandReferences(word, { get: environment.find }) ?? word);
  return findArgumentAddresses(words).map(({ address, index }) => {
    const path = `${workload.podPath}.${container.path}.${command[index]?.path ?? 'args'}`;
    return configured(address, { resource: workload.reference, path, name: `container ${container.container.name ?? ''}` }, container);
  });
}

/** The value is left out: it may hold a password. */
function configured(address: Address, { resource, path, name }: Source, container: PlacedContainer): ConfiguredAddress {
  return { ...address, container, evidence: { resource, path, says: `${name} is told ${formatAddress(address)}` } };
}

/** `redis:6379`, or `redis` where no port is said. */
export function formatAddress({ host, port }: Pick<Address, 'host' | 'port'>): string {
  return port === undefined ? host : `${host}:${port}`;
}
