import type { Findings, Row } from '../../faults/fault';
import { atMost, type PromiseCheck } from '../../faults/promise-check';
import type { AttackKind } from '../attacks/attack';
import { MemoryWatch } from '../memory-watch';
import { checkUndisturbed, type NormalClients, toRow } from '../normal-clients';
import { STAND_IN } from '../programs/stand-in-paths';
import { PUBLIC_PATHS } from '../public-paths';
import type { Scenario } from '../scenario';
import type { AttackLab, Target } from './under-attack';

const GIB = 1024 ** 3;

/** By how much the gateway may grow, in MiB. */
const MOST_GROWTH_MIB = 64;

/** Longest that a transfer may take, in milliseconds: several times as long as its slower side needs. */
const LONGEST_MS = 300_000;

interface Direction {
  readonly what: string;
  readonly kind: AttackKind;
  readonly path: string;
}

const DIRECTIONS: readonly Direction[] = [
  { what: '1 GiB down, read slowly', kind: 'download', path: PUBLIC_PATHS.users + STAND_IN.download },
  { what: '1 GiB up, read slowly', kind: 'upload', path: PUBLIC_PATHS.users },
];

/** What the faster side of a stream sends waits with the faster side. */
export const slowStreams: Scenario = {
  name: 'slow-streams',
  description: '1 GiB down and up on a route that streams, with a slow peer: memory grows by less than 64 MiB',
  async prove(lab) {
    const [users, data] = await Promise.all([lab.startStandIn(), lab.startDataService()]);
    const gateway = await lab.startStreamingGateway({ users: users.url, data: data.url });
    return streamThrough(gateway, GIB, lab);
  },
};

/** Lets a gateway carry much in both directions, one after the other, beside normal clients. */
export async function streamThrough(target: Target, bytes: number, lab: AttackLab): Promise<Findings> {
  const { phaseMs, share, mostTimes } = lab.options;
  const clients = await lab.startNormalClients(target.url);
  lab.say('normal clients alone');
  const before = await clients.measureAlone(phaseMs);

  const rows: Row[] = [toRow('before', before)];
  const promises: PromiseCheck[] = [];
  for (const direction of DIRECTIONS) {
    const { what } = direction;
    lab.say(what);
    const { tally, growthMiB, transferred } = await measureTransfer(target, direction, bytes, clients, lab);
    rows.push({ ...toRow(what, tally), 'gateway grew by MiB': Math.round(growthMiB) });
    promises.push(
      { promise: `${what}: all of it arrives`, measured: `${transferred ?? 0} bytes`, ok: transferred === Math.ceil(share * bytes) },
      atMost(`${what}: growth of the gateway's memory`, growthMiB, MOST_GROWTH_MIB, ' MiB'),
      ...checkUndisturbed(what, before, tally, mostTimes),
    );
  }
  return { rows, promises };
}

async function measureTransfer(
  target: Target,
  { kind, path }: Direction,
  bytes: number,
  clients: NormalClients,
  lab: Pick<AttackLab, 'prepareAttack'>,
) {
  const attackers = await lab.prepareAttack({ kind, connections: 1, bytes, url: target.url + path });
  const memory = new MemoryWatch(target.pid);
  let transferred: number | undefined;
  const tally = await clients.measure(async () => {
    await attackers.begin();
    transferred = await attackers.untilTransferred(LONGEST_MS);
  });
  memory.stop();
  await attackers.stop();
  return { tally, growthMiB: memory.peak - memory.first, transferred };
}
