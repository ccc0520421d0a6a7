import { assertEquals } from "@std/assert";
import { SCOPES } from "@/core/keys.ts";
import { canSend, GRANTS, rightsInWords } from "./words.ts";

Deno.test("key words - the rights of a key are named without the names of scopes", () => {
  const words = (scopes: Parameters<typeof canSend>[0], createsAgents = true) =>
    rightsInWords({ scopes, createsAgents });
  assertEquals(words(["events:write"]), "Sends events");
  assertEquals(words(["events:write"], false), "Sends events of known agents");
  assertEquals(words(["events:write", "read"]), "Sends events and reads");
  // The right to create agents means nothing without the right to send events.
  assertEquals(words(["read"], false), "Reads");
  assertEquals(words(["admin"]), "Everything");
  assertEquals(words(SCOPES, false), "Everything, no new agents");
  assertEquals(words([]), "Nothing");
});

Deno.test("key words - the choices cover every scope, beginning with the fewest rights", () => {
  assertEquals(new Set(GRANTS.flatMap(({ scopes }) => scopes)), new Set(SCOPES));
  assertEquals(GRANTS[0].scopes, ["events:write"]);
  assertEquals(GRANTS.map(({ scopes }) => canSend(scopes)), [true, false, true, true]);
});
