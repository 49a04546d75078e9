/** Says at a terminal what takes a while from here on. A log or a pipe is told nothing. @param output by default standard error */
export function sayProgress(text: string, output?: { readonly isTTY?: boolean; write(text: string): unknown }): void;
