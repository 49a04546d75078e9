/** Slack answers within a second or so. */
const LIMIT_MS = 20_000;

/** What to do about an answer of Slack. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors */
const ADVICE: Readonly<Record<number, string>> = {
  403: 'the webhook is not allowed to write there, or was revoked; make a new one',
  404: 'there is no such webhook or channel any more; make a new one',
  410: 'the channel is archived; make a webhook of another one',
  429: 'too many messages; come back later',
};

/**
 * Sends a message to an incoming webhook.
 *
 * @param webhook a secret: no message of an error has it
 * @throws Error that says what Slack answered, and what to do
 */
export async function sendMessage(webhook: string, text: string): Promise<void> {
  if (!isAddress(webhook))
    throw new Error('SLACK_WEBHOOK_URL is no address (value hidden); give that of an incoming webhook, as Slack shows it');
  const answer = await post(webhook, JSON.stringify({ text, unfurl_links: false }));
  if (answer.ok) return;
  const said = (await answer.text()).slice(0, 100);
  throw new Error(`Slack answers with ${answer.status} ${said}: ${ADVICE[answer.status] ?? 'the message was not sent'}`);
}

/** Of HTTP, and without a name and a password: `fetch` repeats an address that has these. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}

async function post(webhook: string, body: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(webhook, { method: 'POST', headers, body, signal: AbortSignal.timeout(LIMIT_MS) }).catch((error: Error) => {
    const { cause = error } = error;
    throw new Error('nobody answers at SLACK_WEBHOOK_URL', { cause });
  });
}
