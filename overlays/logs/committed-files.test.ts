import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { committedFiles, FOLDER } from './committed-files';

const WRITE = 'node --require ./tools/src/run/typescript.cjs overlays/logs/write-files.ts';

test.each(Object.entries(committedFiles()))(`%s is what the code makes; when it is not, run ${WRITE} and commit`, (name, content) => {
  expect(readFileSync(join(__dirname, '../..', FOLDER, name), 'utf8')).toBe(content);
});
