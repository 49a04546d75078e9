import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../../workspace/workspace';
import { HELP, MESSAGES } from './messages';

const names = Object.keys(MESSAGES);

const sections = existsSync(join(WORKSPACE, HELP))
  ? readFileSync(join(WORKSPACE, HELP), 'utf8')
      .split(/^### /m)
      .slice(1)
      .map(
        (section) =>
          [
            section.slice(0, section.indexOf('\n')),
            section
              .slice(section.indexOf('\n'))
              .replace(/^## .*/ms, '')
              .trim(),
          ] as const,
      )
  : [];

test.each(names)('%s has its section, with something in it', (name) => {
  const text = new Map(sections).get(name) ?? '';

  expect(text.length).toBeGreaterThan(40);
});

test.each(names.filter((name) => !/^(kubectl|context|cluster|not-logged)/.test(name)))('%s is said by some check', (name) => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.ts') && !/^messages|\.test\.ts$/.test(file));

  expect(files.filter((file) => readFileSync(join(__dirname, file), 'utf8').includes(`'${name}'`))).not.toEqual([]);
});
