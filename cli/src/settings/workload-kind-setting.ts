import type { WorkloadKind } from 'fairlead/doctor';
import { mapOf, SettingFault, type SettingType, textOf } from './setting-types';

/** A kind that runs pods, as a user tells it. */
interface WrittenKind {
  readonly kind: string;
  readonly group: string;
  readonly template: string;
  readonly selector: string;
  readonly replicas: NonNullable<WorkloadKind['replicas']>;
}

const COUNTS = ['one', 'one-per-node'] as const;

const FIELDS = mapOf<WrittenKind>(
  {
    kind: textOf(matching(/^[A-Z][A-Za-z\d]*$/, 'the kind of objects, such as Worker'), 'the kind of objects'),
    group: textOf(matching(/^[a-z\d-]+(?:\.[a-z\d-]+)+$/, 'an API group, such as example.com'), 'an API group'),
    template: textOf(matching(/^spec(?:\.\w+)*$/, 'the path of a pod template, such as spec.template'), 'the path of a pod template'),
    selector: textOf(matching(/^spec(?:\.\w+)+$/, 'the path of a selector, such as spec.selector'), 'the path of a selector'),
    replicas: textOf((given, path) => {
      const count = COUNTS.find((each) => each === given);
      return (
        count ?? (matching(/^spec(?:\.\w+)+$/, `a path such as spec.replicas, or ${COUNTS.join(' or ')}`)(given, path) as `spec.${string}`)
      );
    }, 'the path of a number of pods'),
  },
  'a workload kind',
);

/** A kind of an operator: its group makes it another than those of Kubernetes. */
export const workloadKind: SettingType<WorkloadKind> = (value, path) => {
  const { kind, group, template, ...more } = FIELDS(value, path);
  if (kind === undefined || group === undefined || template === undefined)
    throw new SettingFault(path, `${path} must have kind, group and template, the path of its pod template`);
  return { kind: `${kind}.${group}`, template, ...more };
};

function matching(pattern: RegExp, wanted: string) {
  return (given: string, path: string): string => {
    if (!pattern.test(given)) throw new Error(`${path} is ${JSON.stringify(given)}; give ${wanted}`);
    return given;
  };
}
