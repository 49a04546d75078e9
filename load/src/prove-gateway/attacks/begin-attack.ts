import type { Attack, AttackKind, AttackProps } from './attack';
import { holdHeadOpen, pipelineWithoutEnd, readSlowly, stayIdle, trickleBody } from './conversations';
import { type Converse, Sockets } from './sockets';
import { download, Transfer, upload } from './transfer';

const kept = (converse: Converse) => (props: AttackProps) => new Sockets(props, converse);

const ATTACKS: Readonly<Record<AttackKind, (props: AttackProps) => Attack>> = {
  download: (props) => new Transfer(props, download),
  'half-open-heads': kept(holdHeadOpen),
  'idle-connections': kept(stayIdle),
  pipeline: kept(pipelineWithoutEnd),
  'slow-readers': kept(readSlowly),
  'trickled-bodies': kept(trickleBody),
  upload: (props) => new Transfer(props, upload),
};

/** Begins an attack from this process. */
export function beginAttack(props: AttackProps): Attack {
  return ATTACKS[props.kind](props);
}
