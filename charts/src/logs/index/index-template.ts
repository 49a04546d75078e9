import { KUBERNETES_FIELDS, LOG_FIELDS, type LogFieldType, OTHER_FIELDS } from '../log-fields';

/** A kind of search engine: they differ in the name of one type, and in who deletes old indexes. */
export type SearchEngine = 'elasticsearch' | 'opensearch';

/** What a template of indexes follows from. */
export interface IndexTemplateProps {
  readonly engine: SearchEngine;
  /** Beginning of the names of its indexes: `shop-logs`. */
  readonly index: string;
  /** Copies beside the first. */
  readonly replicas: number;
}

/** Longest word that is found as a whole; a longer one is kept, and not found. Lucene refuses one of more than 32,766 bytes. */
const LONGEST_WORD = 1024;

/** The type of a tree of fields whose leaves are words, under one field of the index. */
const FLAT_TYPES = { elasticsearch: 'flattened', opensearch: 'flat_object' } as const satisfies Record<SearchEngine, string>;

/**
 * The body of `PUT _index_template/<index>`: each known field with its type, all others kept and not indexed, and no value of a wrong type
 * taken.
 */
export function indexTemplate({ engine, index, replicas }: IndexTemplateProps) {
  const isElastic = engine === 'elasticsearch';
  return {
    index_patterns: [`${index}-*`],
    priority: 200,
    template: {
      settings: {
        'index.number_of_shards': 1,
        'index.number_of_replicas': replicas,
        'index.refresh_interval': '5s',
        'index.mapping.ignore_malformed': false,
        'index.query.default_field': ['message', 'error', 'log'],
        // OpenSearch's policy names its indexes itself.
        ...(isElastic && { 'index.lifecycle.name': index }),
      },
      mappings: {
        dynamic: false,
        properties: {
          ...Object.fromEntries(Object.entries(LOG_FIELDS).map(([name, type]) => [name, fieldMapping(type)])),
          kubernetes: {
            properties: {
              ...Object.fromEntries(KUBERNETES_FIELDS.map((name) => [name, fieldMapping('keyword')])),
              labels: { type: FLAT_TYPES[engine] },
            },
          },
          [OTHER_FIELDS]: { type: 'object', enabled: false },
        },
      },
    },
  };
}

function fieldMapping(type: LogFieldType) {
  return type === 'keyword' ? { type, ignore_above: LONGEST_WORD } : { type };
}
