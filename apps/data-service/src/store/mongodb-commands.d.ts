/** What the types of the driver leave out, as `document-sequence.ts` uses it. */
declare module 'mongodb/lib/cmap/commands.js' {
  import type { Document } from 'mongodb';

  export class DocumentSequence {
    constructor(field: string);
    /** @param document what a monitor of commands is shown; @param bytes what is sent */
    push(document: Document, bytes: Uint8Array): number;
  }
}
