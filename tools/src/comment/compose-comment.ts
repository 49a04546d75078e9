import type { Report } from './reports';

/** Most characters of a comment: GitHub refuses more with 422. */
export const MOST_CHARACTERS = 65_536;

/** What a comment is made of. */
export interface CommentProps {
  /** Which of several comments of a pull request. */
  readonly name: string;
  readonly reports: readonly Report[];
  /** Where all of the reports are, for what is left out. */
  readonly link: string | undefined;
}

const BETWEEN = '\n\n';

/** The first line of a comment, by which the next run finds it; GitHub does not show it. */
export function markerOf(name: string): string {
  return `<!-- fairlead comment: ${name} -->`;
}

/** The whole text: as many sections of each report as fit, none of them cut, and what was left out. */
export function composeComment({ name, reports, link }: CommentProps): string {
  const marker = markerOf(name);
  const longestEnd = describeLeftOut(
    reports.map(({ file }) => ({ file, count: MOST_CHARACTERS })),
    link,
  );
  let room = MOST_CHARACTERS - marker.length - BETWEEN.length - longestEnd.length;
  const taken: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const { file, text } of reports) {
    const sections = splitSections(withoutMentions(text));
    const fitting = countFitting(sections, room);
    room -= sections.slice(0, fitting).reduce((sum, section) => sum + section.length + BETWEEN.length, 0);
    taken.push(...sections.slice(0, fitting));
    if (fitting < sections.length) leftOut.push({ file, count: sections.length - fitting });
  }
  return [marker, ...taken, ...(leftOut.length > 0 ? [describeLeftOut(leftOut, link)] : [])].join(BETWEEN);
}

interface LeftOut {
  readonly file: string;
  readonly count: number;
}

/** Whole sections from the first on: a report is read from its top. */
function countFitting(sections: readonly string[], room: number): number {
  let length = 0;
  const tooLong = sections.findIndex((section) => (length += section.length + BETWEEN.length) > room);
  return tooLong === -1 ? sections.length : tooLong;
}

/** Before each heading, that of a finding too. */
function splitSections(text: string): readonly string[] {
  return text
    .split(/^(?=#{2,3} )/m)
    .map((section) => section.trim())
    .filter(Boolean);
}

function describeLeftOut(leftOut: readonly LeftOut[], link: string | undefined): string {
  const files = leftOut.map(({ file, count }) => `${count} ${count === 1 ? 'section' : 'sections'} of ${file}`).join(', ');
  const place = link === undefined ? 'the files have all' : `[the run](${link}) has all`;
  return `---\nLeft out, since a comment may have ${MOST_CHARACTERS} characters: ${files}; ${place}.`;
}

/** GitHub looks for `@name` in the text that it has rendered; a character that nobody sees ends the name before it begins. */
function withoutMentions(text: string): string {
  return text.replaceAll(/@(?=\w)/g, '@\u200b');
}
