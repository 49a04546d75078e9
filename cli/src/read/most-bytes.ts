import { constants } from 'node:buffer';
import { getHeapStatistics } from 'node:v8';

/** Bytes of memory that one byte of YAML may become: 33 were measured of 280,000 small objects in 50 MiB. */
const MEMORY_OF_A_BYTE = 40;

/** Bytes of manifests that Node has memory for, all texts together. Beyond, it would end without a word that anybody understands. */
export const MOST_BYTES = Math.min(Math.floor(getHeapStatistics().heap_size_limit / MEMORY_OF_A_BYTE), constants.MAX_STRING_LENGTH);
