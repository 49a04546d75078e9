import { readdirSync } from 'node:fs';
import { findRefusals, listCommands, readManifests } from 'fairlead/synth';
import { SYNTH_COMMAND } from '../../synth-command';

/**
 * Run by `.ci/prove-upgrade` with the folders of the manifests before and after, and objects that a release means to replace: prints what
 * `docs/upgrade.md` has one do on the cluster.
 */
const [before = '', after = '', ...replaced] = process.argv.slice(2);
const read = (folder: string) => [...readManifests(folder, readdirSync(folder)).values()].flat();

const refusals = findRefusals({ manifests: after, before: read(before), after: read(after) }).filter(({ object }) =>
  replaced.includes(object),
);
if (refusals.length > 0) console.log(listCommands(refusals, SYNTH_COMMAND).slice(1).join('\n'));
