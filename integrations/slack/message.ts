import type { OutgoingMessage } from "@/core/webhooks/messages.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";

/** What Slack's incoming webhooks take. */
export interface SlackMessage {
  /** For notifications and clients that show no blocks. */
  readonly text: string;
  readonly blocks: readonly [
    { readonly type: "section"; readonly text: SlackText },
    { readonly type: "context"; readonly elements: readonly [SlackText] },
  ];
}

interface SlackText {
  readonly type: "mrkdwn";
  readonly text: string;
  /** Links and channels are not made out of what only looks like them. */
  readonly verbatim: true;
}

const MOST_NAME_CHARACTERS = 80;
const MOST_TITLE_CHARACTERS = 120;

const BOARDS: Record<PeriodKind, string> = {
  day: "today's board",
  week: "this week's board",
  month: "this month's board",
  all: "the board of all time",
};

/** A message for a Slack channel: one line, and a quieter one beneath it. */
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
      const before = previous ? `, ahead of ${plain(previous.name, MOST_NAME_CHARACTERS)}` : "";
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
        note: plain(message.data.message, MOST_TITLE_CHARACTERS),
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
  return `*${plain(name, MOST_NAME_CHARACTERS)}*`;
}

function title(text: string): string {
  return `“${plain(text, MOST_TITLE_CHARACTERS)}”`;
}

/** In the zone of whoever reads it; the fallback is in UTC. */
function slackTime(iso: string): string {
  const time = new Date(iso);
  const fallback = `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return `<!date^${Math.floor(time.getTime() / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}

/**
 * Text of others on one line, as Slack wants it: the three characters that begin links, mentions
 * and entities are escaped, those that format become look-alikes. Shortened by whole characters, and
 * isolated, so that a name written from right to left does not turn the line around it.
 */
function plain(text: string, most: number): string {
  const line = text.replace(STEERING, "").replace(/\s+/gu, " ").trim();
  const characters = [...line];
  const short = characters.length <= most ? line : `${characters.slice(0, most - 1).join("")}…`;
  const escaped = short
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll("*", "∗").replaceAll("_", "＿").replaceAll("~", "∼").replaceAll("`", "ˋ");
  return escaped === "" ? "" : `\u2068${escaped}\u2069`;
}

// What would end the isolation early, or turn text by force.
const STEERING = /[\u202A-\u202E\u2066-\u2069]/gu;
