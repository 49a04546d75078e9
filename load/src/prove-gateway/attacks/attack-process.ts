import type { Attack, AttackProps, AttackState } from './attack';
import { beginAttack } from './begin-attack';

/** A process of hostile clients: it is told what to do, then replies to every message with how far it is. It ends with who started it. */
let attack: Attack | undefined;

const NOTHING_YET: AttackState = { opened: 0, open: 0 };

process.on('message', (props: AttackProps | 'state') => {
  if (typeof props === 'object') attack = beginAttack(props);
  process.send?.(attack?.state ?? NOTHING_YET);
});
process.on('disconnect', () => process.exit());
