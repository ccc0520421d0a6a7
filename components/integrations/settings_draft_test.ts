import { assertEquals } from "@std/assert";
import { integrationSettingWords } from "@/words/integration_settings.ts";
import {
  integrationSettingsSchema,
  STAGE_MEANINGS,
  TAG_MEANINGS,
} from "@/core/integrations/settings.ts";
import { checkDraft, placeErrors, toDraft, toSettings } from "./settings_draft.ts";

const settings = integrationSettingsSchema.parse({
  stages: { qualifiedtobuy: "qualified", closedwon: "won" },
  tags: { Sale: "converted" },
  requiredFields: ["email", "phone"],
  minTalkTime: 30,
  matchByEmail: true,
  createAgents: true,
});

Deno.test("settings draft - settings stay the same when a draft has no changes", () => {
  assertEquals(toSettings(toDraft(settings)), settings);
  assertEquals(checkDraft(toDraft(settings)), {});
  const plain = integrationSettingsSchema.parse({});
  assertEquals(toSettings(toDraft(plain)), plain);
});

Deno.test("settings draft - its settings are valid for the server", () => {
  const draft = {
    ...toDraft(settings),
    stages: [
      { key: 9, name: "  won stage ", meaning: "won" as const },
      { key: 10, name: " ", meaning: "lost" as const },
    ],
    requiredFields: "email\n\n phone \nemail\n",
    minTalkTime: "0",
  };
  assertEquals(checkDraft(draft), {});
  const said = toSettings(draft);
  assertEquals(said.stages, { "won stage": "won" });
  assertEquals(said.requiredFields, ["email", "phone"]);
  assertEquals(integrationSettingsSchema.parse(said), said);
});

Deno.test("settings draft - an error that the server would find appears at its field", () => {
  const draft = {
    ...toDraft(settings),
    stages: [
      { key: 1, name: "a", meaning: "won" as const },
      { key: 2, name: " a", meaning: "lost" as const },
    ],
    requiredFields: "x".repeat(151),
    responseTime: { mode: "working_hours" as const, start: "17:00", end: "09:00" },
    minTalkTime: "3601",
  };
  assertEquals(Object.keys(checkDraft(draft)).sort(), [
    "minTalkTime",
    "requiredFields",
    "responseTime.end",
    "stages.2",
  ]);
  for (const minTalkTime of ["", "-1", "1.5", "ten"]) {
    assertEquals(Object.keys(checkDraft({ ...toDraft(settings), minTalkTime })), ["minTalkTime"]);
  }
});

Deno.test("settings draft - the server's messages appear at the row that they are about", () => {
  const draft = toDraft(settings);
  assertEquals(
    placeErrors({
      "settings.stages.closedwon": "is odd",
      "settings.stages": "has more than 200 entries",
      "settings.requiredFields.3": "is too long",
      "settings.responseTime.end": "must be after the start",
      "settings.pays": "is strange",
    }, draft),
    {
      "stages.2": "is odd",
      stages: "has more than 200 entries",
      requiredFields: "is too long",
      "responseTime.end": "must be after the start",
      "": "is strange",
    },
  );
});

Deno.test("settings draft - there are words for exactly the existing meanings", () => {
  assertEquals(Object.keys(integrationSettingWords.de.stageMeanings), [...STAGE_MEANINGS]);
  assertEquals(Object.keys(integrationSettingWords.de.tagMeanings), [...TAG_MEANINGS]);
});
