import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { committedFiles, FOLDER } from './committed-files';

const root = join(__dirname, '../..');

for (const [name, content] of Object.entries(committedFiles())) {
  const path = join(root, FOLDER, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
