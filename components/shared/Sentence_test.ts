import { assertEquals } from "@std/assert";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Sentence } from "./Sentence.tsx";

Deno.test("sentence - elements stand where the text names them, in any order", () => {
  const parts = { name: h("bdi", null, "Dana"), role: "Manager" };
  const shown = (text: string) => renderToString(h(Sentence, { text, parts }));
  assertEquals(shown("{name} is {role}."), "<bdi>Dana</bdi> is Manager.");
  assertEquals(shown("Als {role} gilt {name}"), "Als Manager gilt <bdi>Dana</bdi>");
  assertEquals(shown("Nobody."), "Nobody.");
});
