import type { FoundTool } from './find-tool';
import { type PlatformName, STEP_NAMES, type StepName, type Tool } from './tool';

/** Tools that a step cannot be done without, and that are missing or too old. @param steps none: those of any step */
export function listLacking(found: readonly FoundTool[], steps: readonly StepName[]): readonly FoundTool[] {
  const isNeeded = ({ neededBy }: Tool) => (steps.length === 0 ? neededBy.length > 0 : neededBy.some((step) => steps.includes(step)));
  return found.filter(({ tool, state }) => (state === 'missing' || state === 'too old') && isNeeded(tool));
}

/** A line for each tool, and one for each that is missing or too old: how to get it. */
export function formatTools(found: readonly FoundTool[], platform: PlatformName): string {
  const rows = found.map(({ tool, version, state }) => [tool.name, version ?? shown(state), tool.least, listSteps(tool)]);
  const wanted = found.filter(({ state }) => state === 'missing' || state === 'too old');
  const advice = wanted.map(({ tool, state }) => [tool.name, state, tool.get[platform]]);
  const table = alignColumns([['tool', 'version', 'at least', 'for'], ...rows]);
  return advice.length === 0 ? table : `${table}\n\nhow to get what is missing:\n${alignColumns(advice, '  ')}`;
}

/** For programs. Fields may be added. */
export function toDocument(found: readonly FoundTool[], lacking: readonly FoundTool[], platform: PlatformName): object {
  return {
    tools: found.map(({ tool: { name, least, neededBy, usedBy = [], get }, version = null, state }) => ({
      ...{ name, state, version, least, neededBy, usedBy },
      get: get[platform],
    })),
    lacking: lacking.map(({ tool }) => tool.name),
  };
}

function shown(state: FoundTool['state']): string {
  return state === 'missing' ? '-' : '?';
}

function listSteps({ neededBy, usedBy = [] }: Tool): string {
  if (neededBy.length === STEP_NAMES.length) return 'every step';
  return [...neededBy, ...usedBy.map((step) => `${step} (where it is there)`)].join(', ');
}

function alignColumns(rows: readonly (readonly string[])[], indent = ''): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => (indent + row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).trimEnd()).join('\n');
}
