/** Bytes of a suffix (redis.conf, "Note on units"). */
const UNITS = new Map([
  ['', 1],
  ['k', 1_000],
  ['kb', 1_024],
  ['m', 1_000_000],
  ['mb', 1_024 ** 2],
  ['g', 1_000_000_000],
  ['gb', 1_024 ** 3],
]);

/** The number that a line of a configuration file says: `maxclients 1000`, `maxmemory 153mb`. The last line of a name counts. */
export function findSetting(text: string, name: string): number | undefined {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  const [, value = ''] = lines.filter(([setting = '']) => setting.toLowerCase() === name.toLowerCase()).at(-1) ?? [];
  const [, digits, suffix = ''] = /^(\d+)([a-z]*)$/i.exec(value) ?? [];
  const unit = UNITS.get(suffix.toLowerCase());
  return digits === undefined || unit === undefined ? undefined : Number(digits) * unit;
}
