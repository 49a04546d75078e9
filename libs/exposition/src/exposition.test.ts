import { countSeries, findValue, parseExposition, sumOf } from './exposition';

const PAGE = parseExposition(`# HELP http_requests_total Requests answered.
# TYPE http_requests_total counter
http_requests_total{method="GET",route="/api/data",status="200"} 12
http_requests_total{method="GET",route="/api/data",status="503"} 3
http_requests_total{method="GET",route="/users/:id",status="200"} 5

process_cpu_seconds_total 1.5e-1
odd{text="a \\"quoted\\" }, b=\\"c\\"\\nnew line"} 1
`);

test('a value without labels is found by its name', () => {
  expect(findValue(PAGE, 'process_cpu_seconds_total')).toBe(0.15);
  expect(findValue(PAGE, 'none')).toBeUndefined();
});

test('values are added up whose labels match', () => {
  expect(sumOf(PAGE, 'http_requests_total')).toBe(20);
  expect(sumOf(PAGE, 'http_requests_total', { route: '/api/data' })).toBe(15);
  expect(sumOf(PAGE, 'http_requests_total', { route: '/api/data', status: '503' })).toBe(3);
  expect(sumOf(PAGE, 'none')).toBe(0);
});

test('each line that is no comment is a series', () => {
  expect(countSeries(PAGE)).toBe(5);
});

test('a label may hold whatever the page can escape', () => {
  expect(PAGE.get('odd')).toEqual([{ labels: { text: 'a "quoted" }, b="c"\nnew line' }, value: 1 }]);
});
