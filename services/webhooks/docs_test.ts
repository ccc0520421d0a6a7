/** Runs the examples of docs/webhooks-out.md as they are written there. */
import { assert, assertEquals } from "@std/assert";
import { signStandard } from "@/integrations/standard/sign.ts";
import { MAX_ATTEMPTS, RETRY_DELAYS_MILLISECONDS } from "./schedule.ts";

const text = Deno.readTextFileSync(new URL("../../docs/webhooks-out.md", import.meta.url));

Deno.test("webhooks docs - the example in JavaScript accepts what Laurel signs and nothing else", async () => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(text)!;
  const { isFromLaurel } = await import(`data:text/javascript,${encodeURIComponent(code!)}`);
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const other = `whsec_${btoa("another secret of 24 bytes")}`;
  const now = 1_614_265_330_000;
  const headers = (secrets: string[]) =>
    new Headers({
      "webhook-id": "msg_1",
      "webhook-timestamp": String(now / 1000),
      "webhook-signature": signStandard("msg_1", now / 1000, "{}", secrets),
    });
  assert(isFromLaurel(headers([secret]), "{}", secret, now));
  assert(isFromLaurel(headers([other, secret]), "{}", secret, now + 300_000));
  assertEquals(isFromLaurel(headers([other]), "{}", secret, now), false);
  assertEquals(isFromLaurel(headers([secret]), "{ }", secret, now), false);
  assertEquals(isFromLaurel(headers([secret]), "{}", secret, now + 301_000), false);
  assertEquals(isFromLaurel(new Headers(), "{}", secret, now), false);
});

Deno.test("webhooks docs - the table of retries equals the schedule", () => {
  const cells = /\| wait +\|(.*)\|/.exec(text)![1]!.split("|").map((cell) => cell.trim());
  const units: Record<string, number> = { s: 1_000, min: 60_000, h: 3_600_000 };
  const delays = cells.slice(0, -1).map((cell) => {
    const [count, unit] = cell.split(" ");
    return Number(count) * units[unit!]!;
  });
  assertEquals([delays, cells.length], [[...RETRY_DELAYS_MILLISECONDS], MAX_ATTEMPTS]);
});
