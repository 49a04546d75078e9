import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMutations } from './mutation-document';

/** `npm run docs:mutations`. */
writeFileSync(join(__dirname, '../..', 'docs', 'mutations.md'), renderMutations());
