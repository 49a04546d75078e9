import type { Message } from 'esbuild';

/** What esbuild found wrong, as every other fault is told: its place, and its line. */
export function formatBuildFault(message: Message): string;
