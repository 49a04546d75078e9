import type { ResourceReference } from '../../../finding/resource-reference';
import { formatReference } from '../../../finding/resource-reference';
import type { ConfigMap } from '../../../read/keyed/config-map';
import { findCredential, type FoundCredential } from '../../../read/credentials/find-credentials';
import type { Inventory } from '../../../read/inventory';
import { allContainers, nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import { judgeEach, unlessUnread } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';

/** A credential that everybody who may read the object can read. */
export interface WrittenCredential extends FoundCredential {
  /** What has it: `variable DB_PASSWORD`. */
  readonly holder: string;
  readonly path: string;
}

/** The credentials of one ConfigMap, or of one container, at least one. */
export interface WrittenCredentials {
  readonly resource: ResourceReference;
  /** `container web of Deployment shop/web`. */
  readonly where: string;
  readonly credentials: readonly [WrittenCredential, ...WrittenCredential[]];
}

const known = new WeakMap<Inventory, readonly WrittenCredentials[]>();

/** All credentials that are written where a Secret belongs. Two rules tell of them, and they are searched once. */
export function listWrittenCredentials(inventory: Inventory): readonly WrittenCredentials[] {
  const found = known.get(inventory) ?? [
    ...judgeEach(inventory.configMaps, ofConfigMap),
    ...judgeEach(inventory.workloads, (workload) => judgeEach(allContainers(workload.pod), (placed) => ofContainer(workload, placed))),
  ];
  known.set(inventory, found);
  return found;
}

/** Those of one kind of evidence. */
export function selectBy(by: FoundCredential['by'], inventory: Inventory): readonly WrittenCredentials[] {
  return listWrittenCredentials(inventory).flatMap(({ credentials, ...owner }) =>
    group(
      owner,
      credentials.filter((each) => each.by === by),
    ),
  );
}

function ofConfigMap({ source, data }: ConfigMap): readonly WrittenCredentials[] {
  const credentials = Object.keys(data).flatMap((key) =>
    look(
      unlessUnread(() => data[key]),
      { name: key, holder: `key ${key}`, path: `data[${JSON.stringify(key)}]` },
    ),
  );
  return group({ resource: source, where: formatReference(source) }, credentials);
}

function ofContainer({ reference, podPath }: Workload, placed: PlacedContainer): readonly WrittenCredentials[] {
  const { env = [], args = [], command = [] } = placed.container;
  const at = `${podPath}.${placed.path}`;
  const credentials = [
    ...judgeEach([...env.entries()], ([index, { name, value }]) =>
      look(value, { name, holder: `variable ${name}`, path: `${at}.env[${index}].value` }),
    ),
    ...ofArguments(command, `${at}.command`),
    ...ofArguments(args, `${at}.args`),
  ];
  return group({ resource: reference, where: `${nameContainer(placed)} of ${formatReference(reference)}` }, credentials);
}

/** Of `--password=…` and of `--password …`; a flag of one letter says nothing. */
function ofArguments(words: readonly string[], path: string): readonly WrittenCredential[] {
  return words.flatMap((word, index) => {
    const [, own, value = word] = /^-{1,2}([\w-]{2,})=(.*)$/s.exec(word) ?? [];
    const [, before] = own === undefined ? (/^-{1,2}([\w-]{2,})$/.exec(words[index - 1] ?? '') ?? []) : [];
    const flag = own ?? before;
    const at = `${path}[${index}]`;
    if (own === undefined && word.startsWith('-') && !word.includes('\n')) return [];
    return look(
      value,
      flag === undefined ? { holder: `word ${index + 1}`, path: at } : { holder: `argument --${flag}`, path: at, name: flag },
    );
  });
}

interface Holder {
  readonly holder: string;
  readonly path: string;
  readonly name?: string;
}

function look(value: string | undefined, { holder, path, name }: Holder): readonly WrittenCredential[] {
  const found = value === undefined ? undefined : findCredential(value, name);
  return found ? [{ ...found, holder, path }] : [];
}

function group(
  owner: Omit<WrittenCredentials, 'credentials'>,
  [first, ...others]: readonly WrittenCredential[],
): readonly WrittenCredentials[] {
  return first ? [{ ...owner, credentials: [first, ...others] }] : [];
}
