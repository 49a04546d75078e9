/** A line of both texts, or of one of them. */
export interface DiffLine {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** What leads to a place: the furthest that one reaches on each diagonal, by the number of lines that differ. */
type Furthest = ReadonlyMap<number, number>;

/**
 * The fewest lines that make one text of another, in time that grows with what differs alone.
 *
 * @see Myers, "An O(ND) Difference Algorithm and Its Variations", 1986
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const rounds: Furthest[] = [];
  const furthest = new Map([[1, 0]]);
  for (let differing = 0; ; differing += 1) {
    rounds.push(new Map(furthest));
    for (let diagonal = -differing; diagonal <= differing; diagonal += 2) {
      let x = isDown(furthest, diagonal, differing) ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(before, after, rounds);
    }
  }
}

/** Whether the way to a diagonal is by a line of the new text. */
function isDown(furthest: Furthest, diagonal: number, differing: number): boolean {
  return diagonal === -differing || (diagonal !== differing && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
}

function at(furthest: Furthest, diagonal: number): number {
  return furthest.get(diagonal) ?? 0;
}

function walkBack(before: readonly string[], after: readonly string[], rounds: readonly Furthest[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [x, y] = [before.length, after.length];
  for (let differing = rounds.length - 1; differing >= 0; differing -= 1) {
    const furthest = rounds[differing] ?? new Map<number, number>();
    const isAdded = isDown(furthest, x - y, differing);
    const previousX = isAdded ? at(furthest, x - y + 1) : at(furthest, x - y - 1);
    const previousY = previousX - (x - y) + (isAdded ? -1 : 1);
    while (x > Math.max(previousX, 0) && y > Math.max(previousY, 0)) {
      x -= 1;
      y -= 1;
      lines.push({ kind: 'kept', text: before[x] ?? '' });
    }
    if (differing > 0) lines.push(isAdded ? { kind: 'added', text: after[y - 1] ?? '' } : { kind: 'removed', text: before[x - 1] ?? '' });
    [x, y] = [previousX, previousY];
  }
  return lines.reverse();
}
