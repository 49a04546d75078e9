import { composeComment, MOST_CHARACTERS } from './compose-comment';

const section = (heading: string, length: number) => `### ${heading}\n\n${'x'.repeat(length)}\n`;

const LINK = 'https://github.com/fairlead/fairlead/actions/runs/7';

test('reports follow each other below a line that nobody sees', () => {
  const reports = [
    { file: 'dist/load/smoke/report.md', text: '### Load\n\nfast\n' },
    { file: 'dist/monitor/resources.md', text: '### Resources\n\n| a |\n| -- |\n' },
  ];

  expect(composeComment({ name: 'load', reports, link: LINK })).toBe(
    '<!-- fairlead comment: load -->\n\n### Load\n\nfast\n\n### Resources\n\n| a |\n| -- |',
  );
});

test('what does not fit is left out by whole sections, and it is said of which file and where it is', () => {
  const reports = [
    { file: 'dist/load/smoke/report.md', text: section('Load', 20_000) },
    { file: 'dist/doctor/prod.md', text: ['first', 'second', 'third', 'fourth'].map((heading) => section(heading, 20_000)).join('\n') },
    { file: 'dist/doctor/dev.md', text: section('short', 10) },
  ];

  const comment = composeComment({ name: 'load', reports, link: LINK });

  expect(comment.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  expect(comment.match(/^### .*/gm)).toEqual(['### Load', '### first', '### second', '### short']);
  expect(comment).toMatch(
    /x\n\n---\nLeft out, since a comment may have 65536 characters: 2 sections of dist\/doctor\/prod\.md; \[the run\]\(https:.*\/runs\/7\) has all\.$/,
  );
});

test('a report of one section that is too long is left out, and the others stay', () => {
  const reports = [
    { file: 'long.md', text: section('long', 70_000) },
    { file: 'short.md', text: section('short', 10) },
  ];

  const comment = composeComment({ name: 'load', reports, link: undefined });

  expect(comment).not.toContain('### long');
  expect(comment).toContain('### short');
  expect(comment).toContain('1 section of long.md; the files have all.');
});

test('nobody is mentioned', () => {
  const reports = [{ file: 'a.md', text: 'fairlead@1.0 by @octocat and @<!-- -->octocat' }];

  expect(composeComment({ name: 'load', reports, link: undefined })).toContain('fairlead@\u200b1.0 by @\u200boctocat and @<!-- -->octocat');
});
