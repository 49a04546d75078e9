import { escapeControls } from '@fairlead/diagnosis';
import type { Change, Comparison } from '../judge/compare';
import { escapeMarkdown } from '../text/escape-markdown';
import type { Paint } from '../text/paint';
import { toJson } from '../text/to-json';
import { toFinding } from './json';
import { formatDiagnostic } from './pretty';

/** Grows when a field changes its meaning or goes away; new fields leave it. `cli/diff.schema.json` describes it. */
const COMPARISON_VERSION = 1;

/** A comparison for a terminal: `-` was, `+` is. */
export function formatComparison(comparison: Comparison, paint: Paint): string {
  const { traffic, budgets, appeared, disappeared } = comparison;
  const sections = [
    section(
      `Traffic: ${traffic.length} changed`,
      traffic.map((change) => formatChange(change, paint)),
      paint,
    ),
    section(
      `Budgets: ${budgets.length} changed`,
      budgets.map((change) => formatChange(change, paint)),
      paint,
    ),
    section(
      `Findings gone: ${disappeared.length}`,
      disappeared.map(({ id, what }) => paint(`  - ${id}: ${escapeControls(what)}`, 'good')),
      paint,
    ),
    section(
      `New findings: ${appeared.length}`,
      appeared.map((each) => `\n${formatDiagnostic(each, paint)}`),
      paint,
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** A comparison for a comment of a pull request. */
export function formatComparisonMarkdown({ traffic, budgets, appeared, disappeared }: Comparison): string {
  const list = (changes: readonly Change<string>[]) =>
    changes.map(({ name, before, after }) => `- ${escapeMarkdown(`${name}: ${before ?? 'none'} → ${after ?? 'none'}`)}`);
  const findings = (diagnostics: Comparison['appeared']) => diagnostics.map(({ id, what }) => `- ${id}: ${escapeMarkdown(what)}`);
  const sections = [
    ['## fairlead diff'],
    [`### Traffic: ${traffic.length} changed`, ...list(traffic)],
    [`### Budgets: ${budgets.length} changed`, ...list(budgets)],
    [`### Findings gone: ${disappeared.length}`, ...findings(disappeared)],
    [`### New findings: ${appeared.length}`, ...findings(appeared)],
  ];
  return `${sections.map(([heading, ...lines]) => [heading, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n')).join('\n\n')}\n`;
}

/** A comparison as one JSON document. */
export function formatComparisonJson({ traffic, budgets, appeared, disappeared, problems }: Comparison): string {
  const document = { traffic, budgets, appeared: appeared.map(toFinding), disappeared: disappeared.map(toFinding), problems };
  return toJson({ version: COMPARISON_VERSION, ...document });
}

function section(heading: string, lines: readonly string[], paint: Paint): string {
  return [paint(heading, 'heading'), ...lines].join('\n');
}

function formatChange({ name, before, after }: Change<string>, paint: Paint): string {
  const line = (sign: string, value: string) => `  ${sign} ${escapeControls(name)}: ${escapeControls(value)}`;
  return [
    ...(before === undefined ? [] : [paint(line('-', before), 'error')]),
    ...(after === undefined ? [] : [paint(line('+', after), 'good')]),
  ].join('\n');
}
