import type { Evidence } from '../../finding/finding';
import { expandReferences } from '../expand-references';
import type { Inventory } from '../inventory';
import { type PodEnvironment, resolveEnvironment } from '../pod-environment';
import type { PlacedContainer } from '../pod-spec';
import type { Workload } from '../workload';

const VARIABLE = 'NODE_OPTIONS';

/** Nothing else of a command is repeated: it may hold a credential. */
const HEAP_OPTION = /--max[-_](?:old|semi)[-_]space[-_]size=\d+/g;

/** Options of Node.js, and where they stand. */
export interface NodeOptions {
  readonly text: string;
  /** As a message names it: `NODE_OPTIONS`, `its command`. */
  readonly place: string;
  readonly source: Evidence;
}

/**
 * The options that Node.js may be given in a container, those that count more after those that count less: its environment's, then what its
 * command says, by an assignment in a shell too. One in place of the environment's leaves nothing of that.
 *
 * @see https://nodejs.org/api/cli.html#node_optionsoptions
 */
export function listNodeOptions(workload: Workload, placed: PlacedContainer, inventory: Inventory): readonly NodeOptions[] {
  const environment = resolveEnvironment(workload, placed, inventory);
  const commands = (['command', 'args'] as const).map((field) => readField(workload, placed, field, environment));
  const said = commands.map(({ text }) => text).join(' ');
  const variable = environment.variables.get(VARIABLE);
  const isReplaced = said.includes(`${VARIABLE}=`) && !/\$\{?NODE_OPTIONS/.test(said);
  const own = variable?.value === undefined || isReplaced ? [] : [{ text: variable.value, place: VARIABLE, source: variable.source }];
  return [...own, ...commands];
}

/** The words of a command, as the kubelet expands them, apart from each other where a shell would take them apart. */
function readField(
  { reference, podPath }: Workload,
  { container, path }: PlacedContainer,
  field: 'command' | 'args',
  { find }: PodEnvironment,
): NodeOptions {
  const words = (container[field] ?? []).map((word) => expandReferences(word, { get: find }) ?? word);
  const text = words
    .join(' ')
    .replaceAll(/["'`;&|]/g, ' ')
    .replaceAll(`${VARIABLE}=`, `${VARIABLE}= `);
  const said = (text.match(HEAP_OPTION) ?? []).join(' ');
  return { text, place: 'its command', source: { resource: reference, path: `${podPath}.${path}.${field}`, says: `says ${said}` } };
}
