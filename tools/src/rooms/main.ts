import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENT, renderDocument } from './document';

/** `npm run docs:rooms`. */
const path = join(WORKSPACE, DOCUMENT);
writeFileSync(path, renderDocument(readFileSync(path, 'utf8')));
