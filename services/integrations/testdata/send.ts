/** Sends what a tool's sequence holds, signed as the tool signs. */
import { assertEquals } from "@std/assert";
import type { Answer, Door } from "@/services/rules/testdata/door.ts";
import { type Sent, type Sequence, SEQUENCES } from "./sequences.ts";
import { post, setUp, type Tool } from "./tools.ts";

const HOUR_MILLISECONDS = 3_600_000;

/** Returns the sequence of a tool. */
export function sequenceOf(provider: string): Sequence {
  return SEQUENCES.find((one) => one.provider === provider)!;
}

/** Sets up an integration for a sequence, an hour after the sequence is over. */
export async function setUpFor(
  door: Door,
  { provider, secret, settings, end }: Sequence,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Tool> {
  door.now = end + HOUR_MILLISECONDS;
  return await setUp(door, provider, {
    ...(secret === undefined ? {} : { secret }),
    settings: { ...settings, ...more },
  });
}

/** Sends one webhook of a sequence, and expects it to be accepted. */
export async function sendSigned(
  door: Door,
  sequence: Sequence,
  tool: Tool,
  sent: Sent,
): Promise<Answer> {
  const answer = await post(door, tool, sent.body, {
    ...(sent.contentType ? { "content-type": sent.contentType } : {}),
    ...sequence.headers(sent, tool.secret, tool.url, door.now),
  });
  assertEquals(answer.status, 200, JSON.stringify(answer.body));
  return answer;
}
