import { join } from 'node:path';
import { Cleanup } from '@fairlead/command-line';
import type { Findings } from '../../faults/fault';
import { Service } from '../../programs/service';
import { Attackers } from '../attacks/attackers';
import { NormalClients } from '../normal-clients';
import { parseOptions } from '../options';
import { PUBLIC_PATHS } from '../public-paths';
import { streamThrough } from './slow-streams';
import { type AttackLab, type AttackStep, attackTarget, type Target } from './under-attack';

const FILE = join(__dirname, '../../../testing/weak-gateway.ts');

/** Runs something against a server that makes the mistakes of gateways, and tells which promises it broke. */
async function findBroken(
  env: NodeJS.ProcessEnv,
  prove: (target: Target, lab: AttackLab) => Promise<Findings>,
): Promise<readonly string[]> {
  const { promises } = await Cleanup.around(new AbortController().signal, async (cleanup) => {
    const nodeOptions = ['--require', 'tsx/cjs'];
    const target = await Service.start({ name: 'weak-gateway', file: FILE, nodeOptions, env, readyPath: '/health/ready' }, cleanup);
    // Connections for two seconds of requests: on a busy machine a server that has room is late too.
    const options = parseOptions(['--phase', '2s', '--rate', '50', '--connections', '100'], []);
    return prove(target, {
      options,
      say: () => undefined,
      prepareAttack: (props) => Attackers.start(props, cleanup),
      startNormalClients: (url) => NormalClients.start({ ...options, url }, cleanup),
    });
  });
  return promises.filter(({ ok }) => !ok).map(({ promise }) => promise);
}

const step = (attack: AttackStep['attack'], mostMiB?: number): AttackStep => ({
  what: 'attack',
  attack,
  path: PUBLIC_PATHS.users,
  ...(mostMiB !== undefined && { mostMiB }),
});

const REFUSED = 'attack: normal clients that are refused, fail, or find no connection';

test.each([
  { kind: 'trickled-bodies', connections: 16 },
  { kind: 'pipeline', connections: 1 },
] as const)('a server that gives a place to whoever asks breaks the promise under $kind', async (attack) => {
  expect(await findBroken({}, (target, lab) => attackTarget(target, [step(attack)], lab))).toContain(REFUSED);
});

test('a server that has room refuses nobody', async () => {
  const attack = { kind: 'trickled-bodies', connections: 16 } as const;

  expect(await findBroken({ SLOTS: '1000' }, (target, lab) => attackTarget(target, [step(attack)], lab))).not.toContain(REFUSED);
});

test('memory is held to its bound', async () => {
  const attack = { kind: 'idle-connections', connections: 50 } as const;

  expect(await findBroken({}, (target, lab) => attackTarget(target, [step(attack, 1)], lab))).toContain('attack: memory of the gateway');
});

test('a server that keeps an answer for its reader breaks the promise of streams', async () => {
  const broken = await findBroken({}, (target, lab) => streamThrough(target, 150 * 1024 ** 2, lab));

  expect(broken).toContain("1 GiB down, read slowly: growth of the gateway's memory");
  // It does not say how much it has received.
  expect(broken).toContain('1 GiB up, read slowly: all of it arrives');
});
