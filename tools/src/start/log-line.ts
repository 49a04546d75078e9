import { styleText } from 'node:util';

/** A service's log line, as SERVICES.md has it; every other field is its own. */
interface Entry {
  readonly timestamp: string;
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** Fields that the prefix shows or that `path` says better. */
const SHOWN_ELSEWHERE = ['timestamp', 'level', 'service', 'version', 'message', 'method', 'path', 'route', 'status', 'duration_ms'];

/** Renders a service's JSON line for people, `12:00:01.234 warn  GET /users/7 404 2 ms request_id=…`; any other text stays as it is. */
export function renderLine(line: string): string {
  const entry = parseEntry(line);
  if (!entry) return line;

  const { timestamp, level, message, method, path, status, duration_ms: duration } = entry;
  const request = method === undefined ? [message] : [method, path, status, `${String(duration)} ms`];
  const rest = Object.entries(entry).filter(([field]) => !SHOWN_ELSEWHERE.includes(field));
  const [texts, stacks] = [rest.filter(([, value]) => !isMultiline(value)), rest.filter(([, value]) => isMultiline(value))];

  return [
    [
      styleText('dim', timestamp.slice(11, 23)),
      styleLevel(level),
      ...request.map(String),
      ...texts.map(([field, value]) => styleText('dim', `${field}=${typeof value === 'string' ? value : JSON.stringify(value)}`)),
    ].join(' '),
    ...stacks.map(([field, value]) => `${field}: ${String(value)}`),
  ].join('\n');
}

function parseEntry(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(line) as Partial<Entry>;
    return [value.timestamp, value.level, value.message].every((field) => typeof field === 'string') ? (value as Entry) : undefined;
  } catch {
    return undefined;
  }
}

function styleLevel(level: string): string {
  const text = level.padEnd(5);
  if (level === 'error') return styleText('red', text);
  if (level === 'warn') return styleText('yellow', text);
  return styleText('dim', text);
}

const isMultiline = (value: unknown) => typeof value === 'string' && value.includes('\n');
