/** One line about a field with a bad value: the field, what it is, what to write. */
export function check(field: string, value: unknown, good: boolean, wanted: string): string | undefined {
  return good ? undefined : `${field} is ${JSON.stringify(value) ?? 'undefined'}; give ${wanted}`;
}

export const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

export const isWhole = (value: unknown, min: number, max = Number.MAX_SAFE_INTEGER) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
