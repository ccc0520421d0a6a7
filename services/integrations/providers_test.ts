/** The page of a tool shows the steps of its guide. */
import { assert, assertEquals } from "@std/assert";
import { PROVIDERS } from "@/integrations/adapter.ts";
import { openGuides } from "@/services/guides/mod.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

forEachDatabase(
  "integrations - every tool comes with the steps of its guide",
  (database) =>
    withDoor(database, async (door) => {
      const guides = openGuides();
      const { body } = await door.ask("GET", "/admin/integrations/providers");
      assertEquals(body.entries.length, PROVIDERS.length);
      for (const { provider, docs, steps } of body.entries) {
        const guide = await guides.find(`integrations/${provider}`);
        assertEquals([docs, steps], [guide?.href, guide?.steps], provider);
      }
      const { steps } = body.entries.find((tool: { provider: string }) =>
        tool.provider === "chatwoot"
      );
      assert(steps.join(" ").includes("Conversation updated"), steps.join("\n"));
    }),
);
