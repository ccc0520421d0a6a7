/**
 * Fuzzes the adapters without a database, and so with many more bodies: the redacted body means the
 * same as the original, a webhook without any result says why, and the order of arrival never
 * matters.
 */
import { assert, assertEquals } from "@std/assert";
import { Unparseable } from "@/integrations/adapter.ts";
import { earned, mapContext, webhook } from "@/testing/adapters.ts";
import { randomNumbers, shuffled } from "@/testing/histories.ts";
import { pick } from "@/testing/mutations.ts";
import { adapterOf } from "./registry.ts";
import { FUZZABLES } from "./testdata/fuzzed.ts";

const STORIES = Number(Deno.env.get("LAUREL_TEST_STORIES") ?? 25);
const WEBHOOKS = 10;
const TOOL = { id: "in_1", url: "https://laurel.example/in_1", secret: "c2VjcmV0" };

for (const { provider, more, bodies, make, sign, end } of FUZZABLES) {
  const adapter = adapterOf(provider)!;
  const context = mapContext({ ...adapter.defaults, ...more["settings"] as object });
  const outcome = (payload: unknown) => {
    try {
      return adapter.map(payload, context);
    } catch (error) {
      if (error instanceof Unparseable) return error.message;
      throw error;
    }
  };

  /** Whether it can be read. If so, its redacted form must mean the same. */
  const isReadable = (request: ReturnType<typeof webhook>): boolean => {
    let payload: unknown;
    try {
      payload = adapter.read(request);
    } catch (error) {
      assert(error instanceof Unparseable, `${error}`);
      return false;
    }
    const body = new TextDecoder().decode(request.body).slice(0, 5_000);
    const kept = JSON.parse(JSON.stringify(adapter.redact(payload)));
    const mapped = outcome(kept);
    assertEquals(mapped, outcome(payload), body);
    assertEquals(adapter.redact(kept), kept, body);
    if (typeof mapped === "string") return false;
    const { facts, people, ignored } = mapped;
    assert(facts.length + people.length > 0 || ignored, `nothing, and no reason: ${body}`);
    return true;
  };

  Deno.test(`${provider} - redacted odd webhooks mean the same, in any order`, () => {
    for (let seed = 0; seed < STORIES; seed++) {
      const next = randomNumbers(seed * 131 + 17);
      const requests = Array.from({ length: WEBHOOKS }, () => {
        const made = make(pick(bodies, next), next, Math.floor(next() * 4));
        const headers = { ...made.headers, ...sign(made, TOOL, end, next) };
        return webhook(made.body, headers, { receivedAt: end });
      }).filter(isReadable);
      const inOrder = earned(adapter, requests, context);
      const other = earned(adapter, shuffled(requests, next), context);
      assertEquals(other, inOrder, `in another order, seed ${seed}`);
    }
  });
}
