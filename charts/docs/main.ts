import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT, renderDocument } from './document';
import { printExample } from './print-example';

/** `npm run docs:constructs`. */
writeFileSync(join(__dirname, '../..', DOCUMENT), renderDocument(printExample()));
