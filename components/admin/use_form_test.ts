import { assertEquals } from "@std/assert";
import { errorsAtFields } from "./use_form.ts";

Deno.test("forms - an error of a part is shown at its field, the first one of each", () => {
  const fields = { "teams.0": "is unknown", "teams.1": "is unknown, too", name: "is empty" };
  assertEquals(errorsAtFields({ fields, message: "3 errors" }, ["name", "teams"]), {
    name: "is empty",
    teams: "is unknown",
  });
});

Deno.test("forms - what belongs to no field is said of the whole form", () => {
  const names = ["name", "id"];
  assertEquals(errorsAtFields({ fields: {}, message: "Laurel does not answer." }, names), {
    "": "Laurel does not answer.",
  });
  const fields = { other: "is wrong", id: "is taken" };
  assertEquals(errorsAtFields({ fields, message: "other: is wrong; id: is taken" }, names), {
    "": "other: is wrong; id: is taken",
    id: "is taken",
  });
});

Deno.test("forms - a form of one field shows every refusal there", () => {
  const refusal = { fields: {}, message: "Laurel does not answer." };
  assertEquals(errorsAtFields(refusal, ["name"]), { name: "Laurel does not answer." });
  const named = { fields: { name: "is taken" }, message: "name: is taken" };
  assertEquals(errorsAtFields(named, ["name"]), { name: "is taken" });
});
