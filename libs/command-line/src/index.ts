export { type Bound, formatBench, toBound, toShown } from './bench-report';
export { Cleanup, type Defer } from './cleanup';
export { type Command, type CommandUsage, HELP, parseNothing, type Program, readCommandLine, runCommand } from './command';
export { CommandLine, type OptionTable, type OptionValues } from './command-line';
export { formatEntries, formatOptions } from './help';
export { address, choice, count, listOf, seconds, text, wholeNumber } from './kinds';
export { measure, type MeasureOptions, parseChildTimes, readJson, type Sample } from './measure';
export { flag, type Kind, option, type Option, type OptionProps, repeatable } from './option';
export { createStopSignal } from './stop-signal';
