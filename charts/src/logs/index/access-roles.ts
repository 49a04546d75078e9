import type { SearchEngine } from './index-template';

/** What the roles of an index may do. */
export interface AccessRoleProps {
  readonly engine: SearchEngine;
  /** Beginning of the names of the indexes: `shop-logs`. */
  readonly index: string;
}

/** Fields that say who a client was, or what went wrong inside: hidden from who only needs figures. */
const HIDDEN_FIELDS: readonly string[] = ['error', 'log', 'other', 'path'];

/**
 * Three roles by name, each the body of `PUT _plugins/_security/api/roles/<name>` of OpenSearch or `PUT _security/role/<name>` of
 * Elasticsearch: the pipeline writes and reads nothing; who is on call reads all; who looks at figures sees no texts that may name a client.
 */
export function accessRoles({ engine, index }: AccessRoleProps) {
  const roles = [
    { name: `${index}-writer`, actions: ['create_index', 'index'], hidden: [] },
    { name: `${index}-reader`, actions: ['read', 'view_index_metadata'], hidden: [] },
    { name: `${index}-figures`, actions: ['read'], hidden: HIDDEN_FIELDS },
  ];
  const body = engine === 'opensearch' ? openSearchRole : elasticRole;
  return Object.fromEntries(roles.map(({ name, actions, hidden }) => [name, body(`${index}-*`, actions, hidden)]));
}

/** What OpenSearch calls a right of Elasticsearch. */
const OPENSEARCH_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  create_index: ['create_index'],
  index: ['indices:data/write/index', 'indices:data/write/bulk*', 'indices:admin/mapping/put'],
  read: ['read'],
  view_index_metadata: ['indices:admin/get', 'indices:admin/mappings/get'],
};

function openSearchRole(pattern: string, actions: readonly string[], hidden: readonly string[]) {
  return {
    // A bulk request is one of the cluster before it is one of an index.
    cluster_permissions: actions.includes('index') ? ['indices:data/write/bulk'] : [],
    index_permissions: [
      {
        index_patterns: [pattern],
        allowed_actions: actions.flatMap((action) => OPENSEARCH_ACTIONS[action] ?? []),
        fls: hidden.map((field) => `~${field}`),
      },
    ],
  };
}

function elasticRole(pattern: string, privileges: readonly string[], except: readonly string[]) {
  return {
    cluster: [],
    indices: [{ names: [pattern], privileges, ...(except.length > 0 && { field_security: { grant: ['*'], except } }) }],
  };
}
