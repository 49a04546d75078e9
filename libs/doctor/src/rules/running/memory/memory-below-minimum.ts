import { formatReference } from '../../../finding/resource-reference';
import { parseImage } from '../../../read/containers/image';
import { findMemoryLimit } from '../../../read/containers/memory-limit';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

/** What a program needs, and who says so. */
interface Minimum {
  readonly image: RegExp;
  readonly mebibytes: number;
  /** A variable that sets another amount. */
  readonly unless?: string;
  readonly source: string;
}

/** By the image's name, or by all of it where the name is too common. */
const MINIMUMS: readonly Minimum[] = [
  { image: /(^|\/)mssql\/server$/, mebibytes: 2_000, source: 'SQL Server does not start with less than 2000 MB' },
  {
    image: /(^|\/)(kafka|cp-kafka)$/,
    mebibytes: 1_024,
    unless: 'KAFKA_HEAP_OPTS',
    source: "Kafka's start script says -Xmx1G where KAFKA_HEAP_OPTS says nothing",
  },
  {
    image: /(^|\/)opensearch$/,
    mebibytes: 1_024,
    unless: 'OPENSEARCH_JAVA_OPTS',
    source: "OpenSearch's jvm.options says -Xmx1g where OPENSEARCH_JAVA_OPTS says nothing",
  },
];

/** Only programs whose makers name a minimum, or a heap that they take without being told. */
export const memoryBelowMinimum: Rule = {
  id: 'memory-below-minimum',
  says: 'the memory limit of a known program is not above what it takes when nobody tells it otherwise',
  why: 'It refuses to start, or the kernel kills it as soon as it is used.',
  fix: 'Raise the memory limit, or tell the program to take less.',
  find: (inventory) => judgeServing(inventory, judge),
};

function judge(placed: PlacedContainer, workload: Workload): readonly Fault[] {
  const { image = '', env = [], envFrom = [] } = placed.container;
  const memory = findMemoryLimit(workload, placed);
  const minimum = MINIMUMS.find((each) => each.image.test(parseImage(image).repository));
  if (!minimum || !memory || memory.mebibytes > minimum.mebibytes) return [];
  if (minimum.unless !== undefined && (envFrom.length > 0 || env.some(({ name }) => name === minimum.unless))) return [];
  const { reference } = workload;
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: reference,
      path: memory.path,
      what: `${nameContainer(placed)} of ${formatReference(reference)} runs ${image}, and its memory limit is ${memory.mebibytes} MiB`,
      why: minimum.source,
      fix: `raise the memory limit above ${minimum.mebibytes} MiB${minimum.unless === undefined ? '' : `, or set ${minimum.unless}`}`,
    },
  ];
}
