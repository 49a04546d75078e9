/**
 * Reads `OTEL_RESOURCE_ATTRIBUTES`: `deployment.environment.name=prod,team=shop`, percent-encoded where a value holds a comma or an equals
 * sign.
 *
 * @throws Error naming the variable when it is not of this form
 */
export function parseResourceAttributes(text = ''): Readonly<Record<string, string>> {
  const entries = text.split(',').filter((entry) => entry.trim() !== '');
  return Object.fromEntries(entries.map(parseEntry));
}

function parseEntry(entry: string): readonly [string, string] {
  const [key = '', value, ...more] = entry.split('=');
  try {
    if (key.trim() !== '' && value !== undefined && more.length === 0)
      return [decodeURIComponent(key.trim()), decodeURIComponent(value.trim())];
  } catch {
    // A percent sign that encodes nothing.
  }
  throw new Error(
    `OTEL_RESOURCE_ATTRIBUTES has ${JSON.stringify(entry)}; give key=value, several with commas between them, other = , and % percent-encoded`,
  );
}
