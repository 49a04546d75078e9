import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kindOf } from 'fairlead/doctor';
import { findRefusals, listCommands } from 'fairlead/synth';
import { SYNTH_COMMAND } from '../../synth-command';
import { run } from './kubectl';
import type { UpgradeExample } from './upgrade-example';
import { UPGRADE_EXAMPLES } from './upgrade-examples';

/** Refused examples, one for each list of commands that a message may hold. */
export function listWaysOut(): readonly UpgradeExample[] {
  const byWay = new Map<string, UpgradeExample>();
  for (const example of UPGRADE_EXAMPLES.filter(({ outcome }) => outcome === 'refused')) {
    const way = commandsOf(example, '')
      .join('\n')
      .replaceAll(example.before.metadata?.name ?? '', '');
    byWay.set(way, byWay.get(way) ?? example);
  }
  return [...byWay.values()];
}

/** Ways out that do not lead out, on a cluster on which all examples are made; a line for each. */
export function proveWaysOut(): readonly string[] {
  return listWaysOut().flatMap((example) => {
    const failure = takeWayOut(example);
    return failure === undefined ? [] : [`${kindOf(example.before)} ${example.pointer}: its way out fails: ${failure}`];
  });
}

/** Runs what the message says, word for word, but for synth, which would write the file that is there. */
function takeWayOut(example: UpgradeExample): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'way-out-'));
  try {
    writeFileSync(join(folder, 'after.json'), JSON.stringify(example.after));
    const [, ...commands] = commandsOf(example, folder);
    const orphans = commands.some((command) => command.endsWith('--cascade=orphan'));
    const { succeeded, stderr } = run(['set -e', ...(orphans ? awaitAdoption(example, commands) : commands)].join('\n'));
    return succeeded ? undefined : stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The commands, and then until the new StatefulSet has the pod of the old one, and it is the same pod unless they restart it. */
function awaitAdoption({ before }: UpgradeExample, commands: readonly string[]): readonly string[] {
  const name = before.metadata?.name ?? '';
  const uid = (object: string) => `$(kubectl get ${object} --output=jsonpath='{.metadata.uid}')`;
  const owner = `--for=jsonpath='{.metadata.ownerReferences[0].uid}'="${uid(`statefulset ${name}`)}"`;
  const restarts = commands.some((command) => command.includes('rollout restart'));
  return [
    `old=${uid(`pod ${name}-0`)}`,
    ...commands,
    `kubectl rollout status statefulset ${name} --timeout=60s`,
    `kubectl wait pod ${name}-0 ${owner} --timeout=60s`,
    ...(restarts ? [] : [`[ "$old" = "${uid(`pod ${name}-0`)}" ] || { echo 'its pod does not run on' >&2; exit 1; }`]),
  ];
}

function commandsOf({ before, after }: UpgradeExample, manifests: string): readonly string[] {
  return listCommands(findRefusals({ manifests, before: [before], after: [after] }), SYNTH_COMMAND);
}
