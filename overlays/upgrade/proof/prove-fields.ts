import { kindOf, type Manifest, valueAt } from 'fairlead/doctor';
import { apply } from './kubectl';
import type { UpgradeExample } from './upgrade-example';
import { UPGRADE_EXAMPLES } from './upgrade-examples';

/** What the API server, on which all examples are made, judges otherwise than synth; a line for each. */
export function proveFields(): readonly string[] {
  const changed = apply(
    UPGRADE_EXAMPLES.map(({ after }) => after),
    '--dry-run=server',
  );
  const anew = apply(UPGRADE_EXAMPLES.map(rename), '--dry-run=server');
  const accepted = findApplied(changed.stdout);
  const valid = findApplied(anew.stdout.replaceAll('anew-', ''));
  return UPGRADE_EXAMPLES.flatMap((example) => {
    const { before, pointer, outcome } = example;
    const judged = valid.includes(example) ? judge(example, accepted) : 'refused of a new object too';
    const said = changed.stderr.split('\n').find((line) => line.includes(`"${before.metadata?.name}"`)) ?? '';
    return judged === outcome ? [] : [`${kindOf(before)} ${pointer} is ${judged}, and synth takes it for ${outcome}. ${said}`];
  });
}

function judge(example: UpgradeExample, accepted: readonly UpgradeExample[]): UpgradeExample['outcome'] {
  if (!accepted.includes(example)) return 'refused';
  return example.outcome === 'ignored' && isIgnored(example) ? 'ignored' : 'accepted';
}

/** The examples that an apply let through: `kubectl` has a line for each. */
function findApplied(output: string): readonly UpgradeExample[] {
  const names = new Set(output.split('\n').map((line) => line.split(' ')[0]));
  return UPGRADE_EXAMPLES.filter(({ before }) => names.has(`${kindOf(before).toLowerCase()}/${before.metadata?.name}`));
}

/** Whether an object stays as it was, though its apply succeeds. */
function isIgnored({ before, after, pointer }: UpgradeExample): boolean {
  const field = pointer.slice(1).replaceAll('/', '.');
  const applied = JSON.parse(apply([after], '--dry-run=server --output=json').stdout) as Manifest;
  return valueAt(before, field) === valueAt(applied, field);
}

/** What would be applied, as an object that is not there yet: that is never refused, or the refusal has another reason. */
function rename({ after }: UpgradeExample): Manifest {
  const text = JSON.stringify(after).replaceAll(/example-(?=\d)/g, 'anew-example-');
  return JSON.parse(text) as Manifest;
}
