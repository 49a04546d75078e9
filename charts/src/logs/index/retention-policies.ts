/** What a policy follows from. */
export interface RetentionProps {
  /** Beginning of the names of its indexes: `shop-logs`. */
  readonly index: string;
  /** Days after which an index is deleted. */
  readonly retentionDays: number;
}

/** Days after which an index of a day gets no more lines: a late one may come the day after. */
const WRITTEN_DAYS = 2;

/**
 * The body of `PUT _plugins/_ism/policies/<index>` of OpenSearch: an index is read-only and merged once its day is over, and deleted when it
 * is old. New indexes take the policy by their names.
 */
export function ismPolicy({ index, retentionDays }: RetentionProps) {
  const isLong = retentionDays > WRITTEN_DAYS;
  const toDelete = { state_name: 'delete', conditions: { min_index_age: `${retentionDays}d` } };
  return {
    policy: {
      description: `${index}: deleted after ${retentionDays} days`,
      default_state: 'written',
      states: [
        {
          name: 'written',
          actions: [],
          transitions: isLong ? [{ state_name: 'read', conditions: { min_index_age: `${WRITTEN_DAYS}d` } }] : [toDelete],
        },
        ...(isLong
          ? [{ name: 'read', actions: [{ read_only: {} }, { force_merge: { max_num_segments: 1 } }], transitions: [toDelete] }]
          : []),
        { name: 'delete', actions: [{ delete: {} }], transitions: [] },
      ],
      ism_template: [{ index_patterns: [`${index}-*`], priority: 200 }],
    },
  };
}

/** The body of `PUT _ilm/policy/<index>` of Elasticsearch: the same. The template of the indexes names it. */
export function ilmPolicy({ retentionDays }: RetentionProps) {
  const isLong = retentionDays > WRITTEN_DAYS;
  return {
    policy: {
      phases: {
        hot: { min_age: '0ms', actions: { set_priority: { priority: 100 } } },
        ...(isLong && { warm: { min_age: `${WRITTEN_DAYS}d`, actions: { readonly: {}, forcemerge: { max_num_segments: 1 } } } }),
        delete: { min_age: `${retentionDays}d`, actions: { delete: {} } },
      },
    },
  };
}
