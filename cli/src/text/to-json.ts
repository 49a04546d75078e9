import { escapeControls } from '@fairlead/diagnosis';

/** A value as a JSON document in lines, with nothing in it that a terminal obeys: JSON itself escapes less. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).split('\n').map(escapeControls).join('\n')}\n`;
}
