import { LOG_OUTPUT_DEFAULTS, type ArchiveOutput, type LogOutput, type SearchOutput } from '../log-outputs';
import { accessRoles } from './access-roles';
import { bucketLifecycle, readerPolicy, writerPolicy } from './bucket';
import { indexTemplate } from './index-template';
import { ilmPolicy, ismPolicy } from './retention-policies';

/** A file of JSON that is sent to an output once, before the first line. */
export interface LogFile {
  /** `opensearch/index-template.json`. */
  readonly name: string;
  readonly content: string;
}

/** What each output must be told, by the output's name. Loki's retention is a setting of its own server. */
export function logFiles(outputs: readonly LogOutput[], index: string): readonly LogFile[] {
  return outputs.flatMap((output) => {
    const bodies = bodiesOf(output, index);
    return Object.entries(bodies).map(([name, body]) => ({
      name: `${output.target.name}/${name}.json`,
      content: `${JSON.stringify(body, undefined, 2)}\n`,
    }));
  });
}

function bodiesOf(output: LogOutput, index: string): Readonly<Record<string, object>> {
  switch (output.kind) {
    case 'loki':
      return {};
    case 's3':
      return archiveBodies(output);
    case 'elasticsearch':
    case 'opensearch':
      return searchBodies(output, index);
  }
}

function searchBodies(output: SearchOutput, common: string) {
  const { kind: engine, index = common, retentionDays, replicas } = { ...LOG_OUTPUT_DEFAULTS.search, ...output };
  return {
    'index-template': indexTemplate({ engine, index, replicas }),
    ...(engine === 'opensearch'
      ? { 'ism-policy': ismPolicy({ index, retentionDays }) }
      : { 'ilm-policy': ilmPolicy({ index, retentionDays }) }),
    roles: accessRoles({ engine, index }),
  };
}

function archiveBodies(output: ArchiveOutput) {
  const { bucket, prefix, coldAfterDays, retentionDays } = { ...LOG_OUTPUT_DEFAULTS.archive, ...output };
  return {
    'bucket-lifecycle': bucketLifecycle({ bucket, prefix, coldAfterDays, retentionDays }),
    'writer-policy': writerPolicy({ bucket, prefix }),
    'reader-policy': readerPolicy({ bucket, prefix }),
  };
}
