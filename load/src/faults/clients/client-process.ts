import { Load, type LoadProps } from './load';
import type { Tally } from './tally';

/** What the process is told. It replies to each in turn, to the last two with a {@link Tally}. */
export type Command =
  | { readonly type: 'start'; readonly props: LoadProps }
  | { readonly type: 'retarget'; readonly targets: readonly string[] }
  | { readonly type: 'connectAll' }
  | { readonly type: 'offer'; readonly ratePerS: number }
  | { readonly type: 'rest' }
  | { readonly type: 'take' }
  | { readonly type: 'finish' };

let load: Load | undefined;

/** A process of clients, which ends with the process that started it. */
async function obey(command: Command): Promise<Tally | undefined> {
  if (command.type === 'start') load = new Load(command.props);
  if (command.type === 'retarget') load?.retarget(command.targets);
  if (command.type === 'connectAll') await load?.connectAll();
  if (command.type === 'offer') load?.offer(command.ratePerS);
  if (command.type === 'rest') await load?.rest();
  if (command.type === 'finish') await load?.finish();
  return command.type === 'take' || command.type === 'finish' ? load?.take() : undefined;
}

process.on('message', (command: Command) => void obey(command).then((tally) => process.send?.({ tally })));
process.on('disconnect', () => process.exit());
