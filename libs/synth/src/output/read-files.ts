import { readdirSync, readFileSync } from 'node:fs';

/** What a file holds, or nothing where it is not there. */
export function readIfThere(path: string): string | undefined {
  return unless(['ENOENT'], () => readFileSync(path, 'utf8'));
}

/** Names in a folder; none where it is not there, or is no folder. */
export function listIfThere(folder: string): readonly string[] {
  return unless(['ENOENT', 'ENOTDIR'], () => readdirSync(folder)) ?? [];
}

function unless<Result>(codes: readonly string[], read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (codes.includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
