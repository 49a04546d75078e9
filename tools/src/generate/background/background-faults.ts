import type { Tree } from '@nx/devkit';
import { parseSchedule } from 'fairlead/doctor';
import { findNameFaults } from '../name-faults';
import type { AppKind } from '../names';
import { findCallsFaults, findStoreFaults } from '../service/service-faults';
import type { BackgroundOptions } from './options';

/** Kinds of store that its work can come from. */
const STORE_KINDS: readonly string[] = ['redis', 'mongo'];

/** What is wrong with what was asked for, one line each; nothing is written then. */
export function findBackgroundFaults(tree: Tree, kind: AppKind, options: Required<BackgroundOptions>): readonly string[] {
  const { name, calls, uses, schedule } = options;
  return [
    ...findNameFaults(tree, name, kind),
    ...findCallsFaults(calls),
    ...findStoreFaults(tree, uses, STORE_KINDS),
    ...(kind === 'job' ? findScheduleFaults(schedule) : []),
  ];
}

function findScheduleFaults(schedule: string): readonly string[] {
  const parsed = parseSchedule(schedule);
  return typeof parsed === 'string'
    ? [`--schedule is ${JSON.stringify(schedule)}: ${parsed}; give one such as "0 3 * * *" or @hourly`]
    : [];
}
