import type { EditValue } from 'fairlead/doctor';
import type * as Yaml from 'yaml';

/** How a value is written where it goes. */
export interface ValueStyle {
  /** That of what stands there. @default plain, quoted where it must be */
  readonly quote?: 'single' | 'double';
  /** Whether braces and brackets are around it. */
  readonly isFlow: boolean;
  /** Columns before a line of it, where it takes several. */
  readonly indent: string;
}

/** Ends a plain text within braces. */
const FLOW_CHARACTERS = /[,[\]{}]/;

/** A value as YAML. Text looks like what stood there, a map like those around it. */
export function writeValue(value: EditValue, style: ValueStyle, yaml: typeof Yaml): string {
  if (typeof value === 'string') return writeText(value, style, yaml);
  if (typeof value !== 'object') return String(value);
  const fields = Object.entries(value).map(([key, field]) => {
    const name = style.quote === 'double' ? JSON.stringify(key) : key;
    return `${name}: ${writeValue(field, style, yaml)}`;
  });
  return style.isFlow ? `{ ${fields.join(', ')} }` : fields.join(`\n${style.indent}`);
}

function writeText(text: string, { quote, isFlow }: ValueStyle, yaml: typeof Yaml): string {
  if (quote === 'single') return `'${text.replaceAll("'", "''")}'`;
  if (quote === 'double' || (isFlow && FLOW_CHARACTERS.test(text))) return JSON.stringify(text);
  return new yaml.Document(text, { version: '1.1' }).toString({ lineWidth: 0 }).trimEnd();
}
