import { assertEquals } from "@std/assert";
import { parseEvent } from "@/api/event_schema.ts";
import { curlLine } from "./curl_line.ts";

Deno.test("curl line - a shell makes a valid event from it, a new one each second", () => {
  const line = curlLine({ url: "http://localhost:8000", key: "lk_x", agent: "ava.chen" });
  const [, data] = /-d '(.*)'$/.exec(line)!;
  // Do what a shell does: close the quote, insert the date, open the quote again.
  const event = JSON.parse(data!.replace("'$(date +%s)'", "1795368213"));
  const parsed = parseEvent(event, { name: "tests", scopes: [] }, 0);
  assertEquals(parsed.ok && [parsed.event.subject, parsed.event.id], [
    "ava.chen",
    "curl-1795368213",
  ]);
  assertEquals(data!.split("'").length, 3);
});
