import { slackPlain } from "./message.ts";

/** The weekly report in the form of Slack's incoming webhooks. */
export interface SlackReport {
  /** For notifications, and for clients that do not show blocks. */
  readonly text: string;
  readonly blocks: readonly object[];
}

/** Slack shows at most 3,000 characters of a section; a sentence here is far shorter. */
const MOST_CHARACTERS = 280;
const MOST_SENTENCES = 10;

/** Converts the sentences of a weekly report for a Slack channel. */
export function slackReport(
  { title, sentences, url, action }: {
    readonly title: string;
    readonly sentences: readonly string[];
    /** Null: Laurel does not know its own address. */
    readonly url: string | null;
    /** The text of the link. */
    readonly action: string;
  },
): SlackReport {
  const lines = sentences.slice(0, MOST_SENTENCES)
    .map((sentence) => `• ${slackPlain(sentence, MOST_CHARACTERS)}`);
  const head = slackPlain(title, MOST_CHARACTERS);
  const section = (text: string) => ({
    type: "section",
    text: { type: "mrkdwn", text, verbatim: true },
  });
  return {
    text: head,
    blocks: [
      section(`:bar_chart: *${head}*`),
      section(lines.join("\n")),
      ...(url === null ? [] : [section(`<${url}|${slackPlain(action, MOST_CHARACTERS)}>`)]),
    ],
  };
}
