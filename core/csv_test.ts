import { assertEquals } from "@std/assert";
import { csvRow, withoutDefusing } from "./csv.ts";

Deno.test("CSV - no cell is a formula, and reading it gives the text back", () => {
  for (const text of ["=1+1", "+49", "-x", "@ann", "'=x", "''=x", "\t=x"]) {
    const [cell] = csvRow([text]).trimEnd().split("\r\n");
    const plain = cell!.replace(/^"|"$/g, "");
    assertEquals(plain[0], "'");
    assertEquals(withoutDefusing(plain), text);
  }
  assertEquals(csvRow(["O'Hara", 'say "hi"', "a,b", -3]), 'O\'Hara,"say ""hi""","a,b",-3\r\n');
});
