/** Fields of a sample that are figures. */
export type NumericField<Sample> = { [Field in keyof Sample]: Sample[Field] extends number ? Field : never }[keyof Sample];

const NAME_WIDTH = 24;
const WIDTH = 12;

/** A line of a table of a bench: a name, then figures under each other. */
export function formatRow(name: string, cells: readonly string[]): string {
  return (
    name.padEnd(NAME_WIDTH) +
    cells
      .map((cell) => cell.padStart(WIDTH))
      .join('')
      .trimEnd()
  );
}
