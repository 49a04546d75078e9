/** The largest number from `least` to `most` that fits, by halves: where one fits, every smaller one does. Nothing where none does. */
export function findLargest(least: number, most: number, fits: (value: number) => boolean): number | undefined {
  if (most < least || !fits(least)) return undefined;
  let good = least;
  let bad = most + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
