/** What happened, as a sign and a word; the names are those that `job.status` of a workflow has. */
const RESULTS = {
  success: { sign: '✅', says: 'is deployed' },
  failure: { sign: '❌', says: 'was not deployed' },
  cancelled: { sign: '⚪', says: 'was cancelled' },
} as const;

export type Result = keyof typeof RESULTS;

export const RESULT_NAMES = Object.keys(RESULTS) as readonly Result[];

/** What a message tells. */
export interface MessageProps {
  readonly result: Result;
  /** `prod`. */
  readonly environment: string;
  /** 40 hex digits. */
  readonly commit: string;
  /** Where more is. */
  readonly link: string;
}

const SHORT = 7;

/** In Slack's own markup. https://docs.slack.dev/messaging/formatting-message-text */
export function composeMessage({ result, environment, commit, link }: MessageProps): string {
  const { sign, says } = RESULTS[result];
  return `${sign} *${escape(environment)}*: ${commit.slice(0, SHORT)} ${says}; <${escape(link)}|the run says more>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '%7C');
}
