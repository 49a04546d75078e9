/** A table as text, each line a name, a blank and JSON. A run needs few of many lines, so each is parsed when it is asked for. */
export class LineTable<T> {
  private readonly lines: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, T>();

  constructor(text: string) {
    this.lines = new Map(text.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
  }

  get names(): readonly string[] {
    return [...this.lines.keys()];
  }

  find(name: string): T | undefined {
    const line = this.lines.get(name);
    if (line === undefined) return undefined;
    const entry = this.parsed.get(name) ?? (JSON.parse(line) as T);
    this.parsed.set(name, entry);
    return entry;
  }
}
