import { exampleReport, exampleStatistics } from '../../../testing/example-report';
import { toHtml } from './to-html';

test('the page needs nothing beside itself', () => {
  const page = toHtml(exampleReport());

  expect(page).toMatch(/^<!doctype html>/);
  expect(page).not.toMatch(/\b(src|href)=|url\(|@import|<script|<link/);
});

test('it plots rate, latency and errors, and what the services used', () => {
  const titles = [...toHtml(exampleReport()).matchAll(/aria-label="([^"]*)"/g)].map(([, title]) => title);

  expect(titles).toEqual([
    'Rate, requests/s',
    'Latency, ms',
    'Errors, errors/s',
    'CPU, cores',
    'Memory, MiB resident',
    'Event-loop delay, ms, p99',
    'Open files, files and connections',
  ]);
});

test('clients are plotted where their number changes', () => {
  const points = [100, 200].map((clients, atS) => ({ atS, requestsPerSecond: 1, errorsPerSecond: 0, clients }));

  expect(toHtml(exampleReport({ points }))).toContain('aria-label="Clients, at the same time"');
});

test('whatever a service or an answer says stays text', () => {
  const evil = '"><script>alert(1)</script>';

  const page = toHtml(
    exampleReport({
      target: { url: 'http://localhost', service: evil, version: evil },
      total: exampleStatistics({ faults: { [evil]: 1 } }),
      services: [{ name: evil, url: evil, missedScrapes: 0, points: [] }],
    }),
  );

  expect(page).not.toContain('<script>');
  expect(page).toContain('&#34;&#62;&#60;script&#62;alert(1)');
});

test('it is readable in the dark too', () => {
  expect(toHtml(exampleReport())).toContain('@media (prefers-color-scheme: dark)');
});
