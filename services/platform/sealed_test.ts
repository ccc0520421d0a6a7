import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { openSealer } from "./sealed.ts";

const SECRET = "a secret of thirty-two characters";

Deno.test("sealer - a sealed text can only be opened with the same secret", async () => {
  const sealer = openSealer(SECRET);
  for (const text of ["", "whsec_abc", "ключ 🔑", "x".repeat(300)]) {
    const sealed = await sealer.seal(text);
    assert(text === "" || !sealed.includes(text));
    assertEquals(await sealer.open(sealed), text);
    assertEquals(await openSealer(SECRET).open(sealed), text);
    assertEquals(await openSealer(`${SECRET}!`).open(sealed), null);
  }
});

Deno.test("sealer - the same text is sealed differently each time", async () => {
  const sealer = openSealer(SECRET);
  assertNotEquals(await sealer.seal("x"), await sealer.seal("x"));
});

Deno.test("sealer - a changed or foreign text is not opened", async () => {
  const sealer = openSealer(SECRET);
  const sealed = await sealer.seal("secret");
  // Skip the last character: some of its bits carry no data.
  for (let at = 3; at < sealed.length - 1; at += 5) {
    const other = sealed[at] === "A" ? "B" : "A";
    assertEquals(await sealer.open(sealed.slice(0, at) + other + sealed.slice(at + 1)), null);
  }
  for (const text of ["", "v1.", "v2.abc", "plain text", "v1.%%%"]) {
    assertEquals(await sealer.open(text), null);
  }
});
