import type { RuleTexts } from '../finding/rule-text';

/** What keeps a field from being read. */
export const FIELD_RULES: RuleTexts = {
  'invalid-field': {
    says: 'a field is not what Kubernetes reads there: missing, of another type, or a value that it refuses',
    why: 'The API server refuses the object, or the pods that are made of it. What depends on the field is not judged.',
    fix: 'Write what the finding says that belongs there.',
  },
  'invalid-policy': {
    says: 'a NetworkPolicy has a field that Kubernetes refuses',
    why: 'A policy that is refused protects nothing.',
    fix: 'Write what the finding says that the field must be.',
  },
  'invalid-quantity': {
    says: 'an amount of CPU, memory or storage is no quantity',
    why: 'The API server rejects the object.',
    fix: 'Write 250m or 2 for CPU, 256Mi or 1Gi for memory.',
  },
};
