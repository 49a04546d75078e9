import type { Kubectl } from '@fairlead/cluster';
import type { Manifest } from 'fairlead/doctor';
import type { Cell } from './cells';
import { expectationOf } from './compare';
import { Engine } from './engine';
import { objectsOfKind, type Platform } from './platform';

/** One policy less, or a wider one, in the cluster alone. */
export interface Break {
  readonly name: string;
  /** What the engine says of the cluster then. */
  readonly engine: Engine;
  /** The cells of which it says something else then. */
  readonly changed: readonly Cell[];
  readonly make: (kubectl: Kubectl) => Promise<unknown>;
  readonly undo: (kubectl: Kubectl) => Promise<unknown>;
}

interface Edit {
  readonly verb: string;
  /** @returns nothing for a policy that goes */
  readonly edit: (policy: Manifest) => Manifest | undefined;
}

const EDITS: readonly Edit[] = [
  { verb: 'deletes', edit: () => undefined },
  { verb: 'widens', edit: (policy) => ({ ...policy, spec: { ...(policy.spec as object), ingress: [{}], egress: [{}] } }) },
];

/** For each kind of edit the policy with which it changes the fewest cells, and some: that is the hardest to see. */
export function findBreaks(platform: Platform, cells: readonly Cell[], engine: Engine): readonly Break[] {
  return EDITS.flatMap(({ verb, edit }) => {
    const all = objectsOfKind(platform, 'NetworkPolicy').map((policy) => createBreak(verb, platform, policy, edit(policy)));
    const [smallest] = all
      .map((made) => ({ ...made, changed: cells.filter((cell) => expectationOf(cell, engine) !== expectationOf(cell, made.engine)) }))
      .filter(({ changed }) => changed.length > 0)
      .sort((a, b) => a.changed.length - b.changed.length);
    return smallest ? [smallest] : [];
  });
}

function createBreak(verb: string, platform: Platform, policy: Manifest, edited: Manifest | undefined): Omit<Break, 'changed'> {
  const { namespace = '', name = '' } = policy.metadata ?? {};
  const objects = platform.objects.flatMap((object) => (object !== policy ? [object] : edited ? [edited] : []));
  return {
    name: `${verb} ${namespace}/${name}`,
    engine: new Engine(objects),
    make: (kubectl) => (edited ? replace(edited, kubectl) : kubectl.remove('networkpolicy', name, `--namespace=${namespace}`)),
    undo: (kubectl) => (edited ? replace(policy, kubectl) : kubectl.create([policy])),
  };
}

async function replace(policy: Manifest, kubectl: Kubectl): Promise<void> {
  await kubectl.run(['replace', '--filename=-'], JSON.stringify(policy));
}
