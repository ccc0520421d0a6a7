import type { OutgoingMessage } from "@/core/webhooks/messages.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";

/** A message in the form of Slack's incoming webhooks. */
export interface SlackMessage {
  /** For notifications, and for clients that do not show blocks. */
  readonly text: string;
  readonly blocks: readonly [
    { readonly type: "section"; readonly text: SlackText },
    { readonly type: "context"; readonly elements: readonly [SlackText] },
  ];
}

interface SlackText {
  readonly type: "mrkdwn";
  readonly text: string;
  /** Slack must not turn parts of the text into links or channels. */
  readonly verbatim: true;
}

const MAX_NAME_CHARACTERS = 80;
const MAX_TITLE_CHARACTERS = 120;

const BOARDS: Record<PeriodKind, string> = {
  day: "today's board",
  week: "this week's board",
  month: "this month's board",
  all: "the board of all time",
};

/** Converts a message for a Slack channel: one line, and a smaller note below it. */
export function slackMessage(message: OutgoingMessage): SlackMessage {
  const { icon, line, note } = describe(message);
  const when = slackTime(message.timestamp);
  return {
    text: line.replaceAll("*", ""),
    blocks: [
      { type: "section", text: markdown(`${icon} ${line}`) },
      { type: "context", elements: [markdown([note, when].filter(Boolean).join("  ·  "))] },
    ],
  };
}

function describe(message: OutgoingMessage): { icon: string; line: string; note: string } {
  switch (message.type) {
    case "level_up": {
      const { agent, level, rank, previousRank } = message.data;
      const isPromoted = rank !== previousRank;
      return {
        icon: ":arrow_up:",
        line: `${bold(agent.name)} reached level ${level}${
          isPromoted ? ` and is now ${rank}` : ""
        }`,
        note: isPromoted ? "" : rank,
      };
    }
    case "achievement_earned": {
      const { agent, achievement } = message.data;
      return {
        icon: ":medal:",
        line: `${bold(agent.name)} earned ${title(achievement.title)}`,
        note: points(achievement.points),
      };
    }
    case "challenge_completed": {
      const { agent, challenge, pointsEarned } = message.data;
      return {
        icon: ":checkered_flag:",
        line: `${bold(agent.name)} won the challenge ${title(challenge.title)}`,
        note: points(pointsEarned),
      };
    }
    case "leaderboard_lead": {
      const { agent, previous, period } = message.data;
      const before = previous ? `, ahead of ${slackPlain(previous.name, MAX_NAME_CHARACTERS)}` : "";
      return {
        icon: ":trophy:",
        line: `${bold(agent.name)} leads ${BOARDS[period.kind]}${before}`,
        note: points(message.data.points),
      };
    }
    case "test":
      return {
        icon: ":wave:",
        line: "Laurel can post here",
        note: slackPlain(message.data.message, MAX_TITLE_CHARACTERS),
      };
  }
}

function markdown(text: string): SlackText {
  return { type: "mrkdwn", text, verbatim: true };
}

function points(count: number): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? "point" : "points"}`;
}

function bold(name: string): string {
  return `*${slackPlain(name, MAX_NAME_CHARACTERS)}*`;
}

function title(text: string): string {
  return `“${slackPlain(text, MAX_TITLE_CHARACTERS)}”`;
}

/** Formats a time that Slack shows in the reader's time zone; the fallback is in UTC. */
function slackTime(iso: string): string {
  const time = new Date(iso);
  const fallback = `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return `<!date^${Math.floor(time.getTime() / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}

/**
 * Escapes text of others for one line in Slack. The three characters that begin links, mentions and
 * entities are escaped, and formatting characters are replaced by similar ones. The text is cut
 * between whole characters and isolated, so that a right-to-left name does not reverse the line
 * around it.
 */
export function slackPlain(text: string, most: number): string {
  const line = text.replace(DIRECTION_CONTROLS, "").replace(/\s+/gu, " ").trim();
  const characters = [...line];
  const short = characters.length <= most ? line : `${characters.slice(0, most - 1).join("")}…`;
  const escaped = short
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll("*", "∗").replaceAll("_", "＿").replaceAll("~", "∼").replaceAll("`", "ˋ");
  return escaped === "" ? "" : `\u2068${escaped}\u2069`;
}

// Characters that would end the isolation early or force a text direction.
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
