/** File contents by path below the output folder. */
export type Files = ReadonlyMap<string, string>;
