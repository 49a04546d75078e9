import { makeExamples } from './make-examples';
import { proveFields } from './prove-fields';
import { listWaysOut, proveWaysOut } from './prove-ways-out';
import { UPGRADE_EXAMPLES } from './upgrade-examples';

/** Run by `.ci/prove-upgrade`: has the API server of KUBECONFIG judge each example, and then takes each way out. */
makeExamples();
const faults = [...proveFields(), ...proveWaysOut()];
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  const count = (outcome: string) => UPGRADE_EXAMPLES.filter((example) => example.outcome === outcome).length;
  console.log(
    `of ${UPGRADE_EXAMPLES.length} changes the API server refuses ${count('refused')} and ignores ${count('ignored')}, as synth does`,
  );
  console.log(`${listWaysOut().length} ways out lead out`);
}
