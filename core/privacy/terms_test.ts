import { assertEquals } from "@std/assert";
import { replacementsInJson, replacementsInText, replacementsOfPeople } from "./terms.ts";

const terms = {
  label: "erased-1",
  ids: ["amy"],
  emails: ["amy@e.com"],
  names: ["Amy", 'Amy "A" Lee'],
  people: [{ provider: "standard", tenant: "t", user: "7" }],
};

const scrub = (text: string, pairs: readonly (readonly [string, string])[]) =>
  pairs.reduce((now, [from, to]) => now.replaceAll(from, to), text);

Deno.test("erased terms - in JSON, whole strings are replaced, and a short name inside of a text is not", () => {
  const before = { agent: { id: "amy", name: "Amy" }, note: "Amy likes amyloid", user: "7", n: 7 };
  assertEquals(JSON.parse(scrub(JSON.stringify(before), replacementsInJson(terms))), {
    agent: { id: "erased-1", name: "Erased person" },
    note: "Amy likes amyloid",
    user: "7",
    n: 7,
  });
});

Deno.test("erased terms - an e-mail address and a name of several words are also replaced inside of texts", () => {
  assertEquals(
    scrub('Write to amy@e.com, Amy "A" Lee', replacementsInText(terms)),
    "Write to erased, Erased person",
  );
  const json = JSON.stringify({ to: "amy@e.com", text: "from amy@e.com" });
  assertEquals(JSON.parse(scrub(json, replacementsInJson(terms))), {
    to: "erased",
    text: "from erased",
  });
});

Deno.test("erased terms - an id in a tool is replaced only in texts about that tool's people", () => {
  const json = JSON.stringify({ user: "7", n: 7, at: "17" });
  assertEquals(scrub(json, replacementsInJson(terms)), json);
  assertEquals(JSON.parse(scrub(json, replacementsOfPeople(terms))), {
    user: "erased-1",
    n: 7,
    at: "17",
  });
});
