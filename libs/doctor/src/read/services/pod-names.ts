import type { Inventory } from '../inventory';
import type { Workload } from '../workload';
import { listTexts } from './told-text';

/**
 * The pods of a StatefulSet that its own containers are told by name in DNS, as `web-1.web`: their ordinals.
 *
 * @throws UnreadField when some of what they are told cannot be read
 */
export function ordinalsNamed(workload: Workload, serviceName: string, inventory: Inventory): readonly number[] {
  return listTexts(workload, inventory).flatMap((text) =>
    text.split(`${workload.reference.name}-`).flatMap((part) => {
      const [dotted = '', ordinal] = /^(\d+)\./.exec(part) ?? [];
      return ordinal !== undefined && part.startsWith(serviceName, dotted.length) ? [Number(ordinal)] : [];
    }),
  );
}
