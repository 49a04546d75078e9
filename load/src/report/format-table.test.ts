import { formatTable } from './format-table';

const HEADS = ['name', 'requests'];
const ROWS = [
  ['all', '15,387'],
  ['GET /api/data', '7'],
];

test('columns are as wide as what they hold, and numbers stand to the right', () => {
  expect(formatTable(HEADS, ROWS)).toEqual(['         name  requests', '          all    15,387', 'GET /api/data         7']);
});

test('text stands to the left, and a line below the heads', () => {
  expect(formatTable(HEADS, ROWS, { textColumns: 1, isRuled: true })).toEqual([
    'name           requests',
    '─────────────  ────────',
    'all              15,387',
    'GET /api/data         7',
  ]);
});
