import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT, renderDocument } from './proof-picture';
import { prod } from './prod/environment';
import { synthesize } from './synthesis';

/** `npm run docs:picture`. */
const path = join(__dirname, '..', DOCUMENT);
for (const synthesis of synthesize([prod])) writeFileSync(path, renderDocument(readFileSync(path, 'utf8'), synthesis));
