import { assertEquals } from "@std/assert";
import type { OutgoingDeliveryView } from "@/core/webhooks/views.ts";
import { eventTitle, outcomeInWords, titleOf, untilInWords } from "./words.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const after = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

const delivery: OutgoingDeliveryView = {
  id: 1,
  messageId: "msg_1",
  type: "level_up",
  state: "pending",
  attempts: 0,
  nextAttemptAt: after(0),
  lastStatus: null,
  lastError: null,
  lastDurationMs: null,
  lastAttemptAt: null,
  createdAt: after(0),
};

Deno.test("webhook words - an outcome says what happened, why, and when the next attempt is", () => {
  assertEquals(outcomeInWords(delivery, NOW), "On its way");
  assertEquals(
    outcomeInWords({ ...delivery, state: "delivered", lastStatus: 204, lastDurationMs: 1234 }, NOW),
    "Answered 204 in 1,234 ms",
  );
  const failed = { ...delivery, attempts: 2, lastError: "The receiver answered 500." };
  assertEquals(
    outcomeInWords({ ...failed, nextAttemptAt: after(300) }, NOW),
    "The receiver answered 500 · Next attempt in 5 min",
  );
  assertEquals(
    outcomeInWords({ ...failed, state: "failed", nextAttemptAt: null }, NOW),
    "The receiver answered 500.",
  );
});

Deno.test("webhook words - future times are given in a suitable unit", () => {
  assertEquals([-5, 0, 1, 30, 120, 5_400, 86_400].map((one) => untilInWords(after(one), NOW)), [
    ...["now", "now", "now", "in 30 s", "in 2 min", "in 2 h", "in 24 h"],
  ]);
});

Deno.test("webhook words - a webhook without a description has the name of its host", () => {
  const url = "https://hooks.slack.com/services/secret";
  assertEquals(titleOf({ url, description: "" }), "hooks.slack.com");
  assertEquals(titleOf({ url, description: "Sales channel" }), "Sales channel");
  assertEquals([eventTitle("test"), eventTitle("level_up")], ["Test message", "Level up"]);
});
