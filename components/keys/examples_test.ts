import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Scope } from "@/core/keys.ts";
import { exampleOf, LANGUAGES } from "./examples.ts";

const made = (scopes: readonly Scope[]) => ({ url: "https://laurel.test", key: "lk_abc", scopes });

Deno.test("key examples - a key that may send is shown with an event, a read-only key with the board", () => {
  for (const [language] of LANGUAGES) {
    for (const scopes of [["events:write"], ["admin"], ["events:write", "read"]] as Scope[][]) {
      const code = exampleOf(language, made(scopes));
      assertStringIncludes(code, "https://laurel.test/api/v1/events");
      assertStringIncludes(code, "message_response");
      assertEquals(code.split("Bearer lk_abc").length, 2);
    }
    const reading = exampleOf(language, made(["read"]));
    assertStringIncludes(reading, "https://laurel.test/api/v1/leaderboards?period=day");
    assert(!/POST|-d /.test(reading), reading);
  }
});
