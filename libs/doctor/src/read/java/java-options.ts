import type { Evidence } from '../../finding/finding';
import type { Inventory } from '../inventory';
import { resolveEnvironment } from '../pod-environment';
import type { PlacedContainer } from '../pod-spec';
import { findQuantity } from '../quantities/quantity';
import { RESOURCE_UNITS, toUnit } from '../quantities/resource-unit';
import type { Workload } from '../workload';

/** Variables of which Java takes the options by itself, or the start script of a common image. */
const READ = [
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'CATALINA_OPTS',
  'ES_JAVA_OPTS',
  'OPENSEARCH_JAVA_OPTS',
  'KAFKA_HEAP_OPTS',
  'LS_JAVA_OPTS',
  'SERVER_JVMFLAGS',
  '_JAVA_OPTIONS',
];

/** Variables that many start scripts hand to Java, and some do not. */
const CUSTOMARY = ['JAVA_OPTS', 'JAVA_OPTIONS', 'JVM_OPTS'];

const VARIABLES = [...CUSTOMARY, ...READ];

/** Options that say how much memory Java takes. Nothing else of a command is repeated: it may hold a credential. */
const MEMORY_OPTION = /(?:^|[\s"'=])(-Xmx\d+[kmgt]?|-XX:MaxRAMPercentage=\d+(?:\.\d+)?)(?=$|[\s"'])/gi;

/** How much of its memory a Java program may use for its heap, and where that stands. */
export interface JavaHeap {
  /** `-Xmx2g`. */
  readonly option: string;
  /** A size, */
  readonly mebibytes?: number;
  /** or a share of the memory limit. */
  readonly percent?: number;
  /** As a message names it: `JAVA_TOOL_OPTIONS`, `its command`. */
  readonly place: string;
  /** Whether Java surely gets it: a variable may be read by nobody. */
  readonly isRead: boolean;
  readonly source: Evidence;
}

/** The heap that a container's Java is told to take; nothing where no manifest tells. Of several options the last counts. */
export function findJavaHeap(workload: Workload, placed: PlacedContainer, inventory: Inventory): JavaHeap | undefined {
  const { container, path } = placed;
  const { variables } = resolveEnvironment(workload, placed, inventory);
  const told = VARIABLES.flatMap((name) => {
    const variable = variables.get(name);
    return variable?.value === undefined ? [] : heapsOf(variable.value, name, variable.source);
  });
  const commands = (['command', 'args'] as const).flatMap((field) => {
    const source = { resource: workload.reference, path: `${workload.podPath}.${path}.${field}` };
    return heapsOf((container[field] ?? []).join(' '), 'its command', { ...source, says: 'starts it' });
  });
  return [...told, ...commands].at(-1);
}

/** Whether a container is told something that only Java reads. */
export function hasJavaOptions({ container }: PlacedContainer): boolean {
  return (container.env ?? []).some(({ name }) => VARIABLES.includes(name));
}

function heapsOf(text: string, place: string, { resource, path }: Evidence): readonly JavaHeap[] {
  return [...text.matchAll(MEMORY_OPTION)].map(([, option = '']) => ({
    option,
    ...readOption(option),
    place,
    isRead: !CUSTOMARY.includes(place),
    source: { resource, ...(path !== undefined && { path }), says: `says ${option}` },
  }));
}

function readOption(option: string): Pick<JavaHeap, 'mebibytes' | 'percent'> {
  const [, percent] = /=(.*)$/.exec(option) ?? [];
  if (percent !== undefined) return { percent: Number(percent) };
  // Java's k, m and g are powers of 1024.
  const [, number, unit = ''] = /^-xmx(\d+)([kmgt]?)$/i.exec(option) ?? [];
  const bytes = findQuantity(`${number}${unit && `${unit.toUpperCase()}i`}`);
  return bytes === undefined ? {} : { mebibytes: toUnit(bytes, RESOURCE_UNITS.memory) };
}
