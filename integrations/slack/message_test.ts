import { assertEquals } from "@std/assert";
import type { OutgoingMessage } from "../../core/outgoing.ts";
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
    "Ana reached level 5 and is now Bronze",
    ":arrow_up: *Ana* reached level 5 and is now Bronze",
    WHEN,
  ]);
  const next = { ...level, previousLevel: 5, level: 6, previousRank: "Bronze" } as const;
  assertEquals(texts({ type: "level_up", timestamp, data: { agent, ...next } }), [
    "Ana reached level 6",
    ":arrow_up: *Ana* reached level 6",
    `Bronze  ·  ${WHEN}`,
  ]);
  const achievement = { key: "k", title: "First call", icon: "phone", tier: 1, points: 1250 };
  assertEquals(texts({ type: "achievement_earned", timestamp, data: { agent, achievement } }), [
    "Ana earned “First call”",
    ":medal: *Ana* earned “First call”",
    `1,250 points  ·  ${WHEN}`,
  ]);
  const challenge = { id: "c", title: "Call week", kind: "individual", target: 5 } as const;
  const won = { agent, challenge, progress: 5, pointsEarned: 1 };
  assertEquals(texts({ type: "challenge_completed", timestamp, data: won }), [
    "Ana won the challenge “Call week”",
    ":checkered_flag: *Ana* won the challenge “Call week”",
    `1 point  ·  ${WHEN}`,
  ]);
  const period = { kind: "week", start: "2026-11-16" } as const;
  const previous = { id: "ben", name: "Ben" };
  assertEquals(
    texts({
      ...{ type: "leaderboard_lead", timestamp },
      data: { agent, previous, period, points: 90 },
    }),
    [
      "Ana leads this week's board, ahead of Ben",
      ":trophy: *Ana* leads this week's board, ahead of Ben",
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
  assertEquals(line, `:trophy: *${escaped}* leads today's board`);
  assertEquals(text, `${escaped} leads today's board`);
  const { blocks } = slackMessage({ type: "test", timestamp, data: { message: "" } });
  assertEquals([blocks[0].text.verbatim, blocks[1].elements[0].verbatim], [true, true]);
});

Deno.test("Slack - long names are cut between characters, before they are escaped", () => {
  const name = "🏆".repeat(200);
  const [text] = texts({
    ...{ type: "achievement_earned", timestamp },
    data: {
      agent: { id: "x", name },
      achievement: { key: "k", title: "<".repeat(500), icon: "i", tier: 1, points: 2 },
    },
  });
  assertEquals(text, `${"🏆".repeat(79)}… earned “${"&lt;".repeat(119)}…”`);
});
