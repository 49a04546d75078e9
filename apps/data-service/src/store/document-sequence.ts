import { DocumentSequence } from 'mongodb/lib/cmap/commands.js';

/**
 * The value of a command's field that is sent as a document sequence (OP_MSG, section of kind 1): documents that are BSON already, as they
 * are. The driver sends those of its own bulk writes so, and has no public way to hand it bytes (mongodb 7.8.0); a test fails when it no
 * longer sends them.
 *
 * @param field that it becomes the value of
 * @param documents one behind the other
 */
export function documentSequence(field: string, documents: Uint8Array): DocumentSequence {
  const sequence = new DocumentSequence(field);
  sequence.push({}, documents);
  return sequence;
}
