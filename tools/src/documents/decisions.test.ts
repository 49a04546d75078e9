import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';

const FOLDER = join(WORKSPACE, 'docs/decisions');
const RECORD =
  /^# (?<number>\d+)\. (?<title>\S[^\n]*)\n\n- Date: (?<date>\d{4}-\d\d-\d\d)\n- Status: (?<status>accepted|superseded by \d+)\n\n\S[^]*?\n\n## Alternatives considered\n\n- \*\*/;

const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

const files = readdirSync(FOLDER)
  .filter((file) => file !== 'README.md')
  .sort();

test.each(files)('%s opens with number, title, date and status, and says which alternatives were considered', (file) => {
  expect(read(file)).toMatch(RECORD);
});

test.each(files)('%s is named after its number and title', (file) => {
  const { number = '', title = '' } = headOf(file);

  const words = title
    .toLowerCase()
    .replaceAll(/['’.`]/g, '')
    .split(/\W+/);

  expect(file).toBe(`${number.padStart(4, '0')}-${words.join('-')}.md`);
});

test('records are numbered from 1 without a hole', () => {
  expect(files.map((file) => Number(headOf(file)['number']))).toEqual(files.map((_, index) => index + 1));
});

test('the index lists every record with its date and status', () => {
  const rows = [...read('README.md').matchAll(/^\| \[.*$/gm)].map(([row]) => row.replaceAll(/\s*\|\s*/g, '|'));

  expect(rows).toEqual(
    files.map((file) => {
      const { number, title, date, status } = headOf(file);
      return `|[${number}. ${title}](${file})|${date}|${status}|`;
    }),
  );
});

function headOf(file: string): Readonly<Record<string, string | undefined>> {
  return RECORD.exec(read(file))?.groups ?? {};
}
