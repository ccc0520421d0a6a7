import { assertEquals } from "@std/assert";
import type { OutgoingMessage } from "@/core/webhooks/messages.ts";
import { slackMessage } from "./message.ts";

const timestamp = "2026-11-20T12:30:00.000Z";
const agent = { id: "ana", name: "Ana" };
const WHEN = "<!date^1795177800^{date_short_pretty} {time}|2026-11-20 12:30 UTC>";

const texts = (message: OutgoingMessage) => {
  const { text, blocks } = slackMessage(message);
  const [section, context] = blocks;
  return [text, section.text.text, context.elements[0].text];
};

Deno.test("Slack - every kind of message has one line, a note and a text for notifications", () => {
  const level = { previousLevel: 4, level: 5, previousRank: "Rookie", rank: "Bronze" } as const;
  assertEquals(texts({ type: "level_up", timestamp, data: { agent, ...level } }), [
    "\u2068Ana\u2069 reached level 5 and is now Bronze",
    ":arrow_up: *\u2068Ana\u2069* reached level 5 and is now Bronze",
    WHEN,
  ]);
  const next = { ...level, previousLevel: 5, level: 6, previousRank: "Bronze" } as const;
  assertEquals(texts({ type: "level_up", timestamp, data: { agent, ...next } }), [
    "\u2068Ana\u2069 reached level 6",
    ":arrow_up: *\u2068Ana\u2069* reached level 6",
    `Bronze  ·  ${WHEN}`,
  ]);
  const achievement = { key: "k", title: "First call", icon: "phone", tier: 1, points: 1250 };
  assertEquals(texts({ type: "achievement_earned", timestamp, data: { agent, achievement } }), [
    "\u2068Ana\u2069 earned “\u2068First call\u2069”",
    ":medal: *\u2068Ana\u2069* earned “\u2068First call\u2069”",
    `1,250 points  ·  ${WHEN}`,
  ]);
  const challenge = { id: "c", title: "Call week", kind: "individual", target: 5 } as const;
  const won = { agent, challenge, progress: 5, pointsEarned: 1 };
  assertEquals(texts({ type: "challenge_completed", timestamp, data: won }), [
    "\u2068Ana\u2069 won the challenge “\u2068Call week\u2069”",
    ":checkered_flag: *\u2068Ana\u2069* won the challenge “\u2068Call week\u2069”",
    `1 point  ·  ${WHEN}`,
  ]);
  const period = { kind: "week", start: "2026-11-16" } as const;
  const previous = { id: "ben", name: "Ben" };
  assertEquals(
    texts({
      type: "leaderboard_lead",
      timestamp,
      data: { agent, previous, period, points: 90 },
    }),
    [
      "\u2068Ana\u2069 leads this week's board, ahead of \u2068Ben\u2069",
      ":trophy: *\u2068Ana\u2069* leads this week's board, ahead of \u2068Ben\u2069",
      `90 points  ·  ${WHEN}`,
    ],
  );
  const [text] = texts({ type: "test", timestamp, data: { message: "Hello" } });
  assertEquals(text, "Laurel can post here");
});

Deno.test("Slack - a name cannot mention a channel, link, format or break the line", () => {
  const name = "<!channel> & <https://evil.example|you> *b* _i_ ~s~ `c`\nsecond";
  const [text, line] = texts({
    type: "leaderboard_lead",
    timestamp,
    data: {
      agent: { id: "x", name },
      previous: null,
      period: { kind: "day", start: "2026-11-20" },
      points: 1,
    },
  });
  const escaped =
    "&lt;!channel&gt; &amp; &lt;https://evil.example|you&gt; ∗b∗ ＿i＿ ∼s∼ ˋcˋ second";
  assertEquals(line, `:trophy: *\u2068${escaped}\u2069* leads today's board`);
  assertEquals(text, `\u2068${escaped}\u2069 leads today's board`);
  const { blocks } = slackMessage({ type: "test", timestamp, data: { message: "" } });
  assertEquals([blocks[0].text.verbatim, blocks[1].elements[0].verbatim], [true, true]);
});

Deno.test("Slack - long names are cut between characters, before they are escaped", () => {
  const name = "🏆".repeat(200);
  const [text] = texts({
    type: "achievement_earned",
    timestamp,
    data: {
      agent: { id: "x", name },
      achievement: { key: "k", title: "<".repeat(500), icon: "i", tier: 1, points: 2 },
    },
  });
  assertEquals(text, `\u2068${"🏆".repeat(79)}…\u2069 earned “\u2068${"&lt;".repeat(119)}…\u2069”`);
});

Deno.test("Slack - a right-to-left name does not change the text around it and cannot end its isolation", () => {
  const name = "\u05D3\u05E0\u05D4\u2069\u202E";
  const data = { agent: { id: "x", name }, previous: null, points: 1 } as const;
  const [text, line] = texts({
    type: "leaderboard_lead",
    timestamp,
    data: { ...data, period: { kind: "day", start: "2026-11-20" } },
  });
  assertEquals(text, "\u2068\u05D3\u05E0\u05D4\u2069 leads today's board");
  assertEquals(line, ":trophy: *\u2068\u05D3\u05E0\u05D4\u2069* leads today's board");
});
