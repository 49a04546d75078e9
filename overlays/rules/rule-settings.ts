import type { RuleSettings } from '@fairlead/monitoring';

/** What the graph does not say. */
export const RULE_SETTINGS: RuleSettings = {
  runbooks: 'https://github.com/fairlead/fairlead/blob/main/docs/runbooks',
  queues: [{ service: 'data-service', what: 'writes', series: 'write_queue_requests', variable: 'MAX_QUEUED_WRITES' }],
};
