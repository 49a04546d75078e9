import { dev } from './dev/environment';
import type { Overlay } from './overlay';
import { prod } from './prod/environment';

/** Every environment of the shop, in the order in which synth tells of them. Each has a folder of its name beside this file. */
export const environments: readonly Overlay[] = [dev, prod];
