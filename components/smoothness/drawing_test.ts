import { assertEquals } from "@std/assert";
import { storedDrawing } from "./drawing.ts";

Deno.test("drawing - the cookie is found among others, whole, with a value that is known", () => {
  assertEquals(storedDrawing("a=b; laurel_frames=slow"), "slow");
  assertEquals(storedDrawing("laurel_frames=fast; a=b"), "fast");
  assertEquals(storedDrawing("laurel_frames=software"), "software");
  for (const header of ["laurel_frames=slowly", "not_laurel_frames=slow", "laurel_frames=", null]) {
    assertEquals(storedDrawing(header), undefined);
  }
});
