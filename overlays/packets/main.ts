import { randomInt } from 'node:crypto';
import { dirname } from 'node:path';
import { Kubectl } from '@fairlead/cluster';
import { Cleanup, createStopSignal, runCommand } from '@fairlead/command-line';
import { formatProofs, isHeld } from './format-proofs';
import { findClusterServices } from './network/cluster-services';
import { findOutsideHost } from './network/outside-host';
import { NAME, type Options, parseOptions, USAGE } from './options';
import type { Platform } from './platform';
import { devPlatform } from './platforms/dev-platform';
import { randomPlatforms } from './platforms/random-platforms';
import { type Proof, type ProofProps, ProvenPlatform } from './proven-platform';

const tell = (line: string) => void process.stderr.write(`${line}\n`);

const stop = createStopSignal(process);

/** `npm run prove:packets`. @returns exit code: 1 where the network does something else than the engine says */
async function run(options: Options): Promise<number> {
  const kubectl = new Kubectl(stop);
  const { KUBECONFIG } = process.env;
  // The one that `kubectl` would take by itself may be anybody's.
  if (!KUBECONFIG) throw new Error('KUBECONFIG is not set; name the cluster whose nodes run pods and hold NetworkPolicies');
  await kubectl.checkCluster(`no cluster answers at KUBECONFIG=${KUBECONFIG}; start one, or name another`);
  const props = {
    kubectl,
    image: options.image,
    services: await findClusterServices(kubectl),
    host: options.host === undefined ? undefined : await findOutsideHost(options.host.split(' ')),
  };
  const proofs: Proof[] = [];
  for (const platform of listPlatforms(options, props))
    proofs.push(...(await Cleanup.around(stop, ({ defer }) => prove(platform, options, { ...props, defer }))));
  process.stdout.write(`${formatProofs(proofs)}\n`);
  const isBroken = proofs.some(({ noticed }) => noticed !== undefined);
  if (options.break && !isBroken) throw new Error('no policy of these changes anything, so nothing could be broken; try another seed');
  return Number(!proofs.every(isHeld));
}

function listPlatforms(
  { random, seed = randomInt(2 ** 31 - 1) }: Options,
  { services, host }: Omit<ProofProps, 'defer'>,
): readonly Platform[] {
  if (random === undefined) return [devPlatform(dirname(dirname(__dirname)))];
  tell(`these clusters again: ${NAME} -- --random ${random} --seed ${seed}`);
  const beside = [...services.flatMap(({ ends }) => ends.map(({ end }) => end)), ...(host ? [host.end] : [])];
  return randomPlatforms({ count: random, seed, addresses: beside.map(({ address }) => address) });
}

async function prove(platform: Platform, options: Options, props: ProofProps): Promise<readonly Proof[]> {
  const start = Date.now();
  const proven = await ProvenPlatform.deploy(platform, props);
  const proof = await proven.prove();
  tell(`${platform.name}: ${proof.differences.length} differences after ${Math.round((Date.now() - start) / 1000)} s`);
  return options.break ? [proof, ...(await proven.proveBreaks())] : [proof];
}

// Rather than by itself: what a stop has abandoned may still wait for something.
void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run, stop }, process).then(() => process.exit());
