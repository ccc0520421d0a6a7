import { assertEquals, assertMatch } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

/** The routes that `/metrics` counts requests of, by status class. */
function routesIn(text: string): string[] {
  const line =
    /^laurel_http_request_duration_seconds_count\{route="([^"]+)",status="(\w+)"\} \d+$/gm;
  return [...text.matchAll(line)].map(([, route, status]) => `${route} ${status}`);
}

forEachDatabase(
  "metrics - a request is counted under the pattern of its route",
  async (database) => {
    await withDoor(database, async ({ ask, text }) => {
      assertEquals((await ask("GET", "/admin/rules")).status, 200);
      assertEquals((await ask("GET", "/agents/nobody")).status, 404);
      assertEquals((await ask("GET", "/admin/webhooks/wh_none/deliveries")).status, 404);
      assertEquals((await ask("GET", "/no/such/thing")).status, 404);
      const metrics = await text("/metrics");
      assertMatch(metrics, /laurel_internal_errors_total/);
      assertEquals(routesIn(metrics).toSorted(), [
        "/* 4xx",
        "/api/v1/admin/rules 2xx",
        "/api/v1/admin/webhooks/:id/deliveries 4xx",
        "/api/v1/agents/:id 4xx",
      ]);
    });
  },
);
