import type {
  IntegrationSettings,
  StageMeaning,
  TagMeaning,
} from "@/core/integrations/settings.ts";
import { integrationSettingWords } from "@/words/integration_settings.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** What a name is that gets a meaning. */
export type MapNoun = "stage" | "tag";

/** A row of a map during editing. Its key stays the same while its name changes. */
export interface MapRow<Meaning extends string = string> {
  readonly key: number;
  readonly name: string;
  readonly meaning: Meaning;
}

/** Settings during editing. Texts may be incomplete. */
export interface SettingsDraft {
  readonly stages: readonly MapRow<StageMeaning>[];
  readonly tags: readonly MapRow<TagMeaning>[];
  /** One name per line. */
  readonly requiredFields: string;
  readonly responseTime: IntegrationSettings["responseTime"];
  readonly pays: IntegrationSettings["pays"];
  readonly minTalkTime: string;
  readonly matchByEmail: boolean;
  readonly createAgents: boolean;
}

/** Error messages by field: `stages.3` is the row with the key 3. */
export type DraftErrors = Readonly<Record<string, string>>;

/** The maximum length of the name of a stage, a tag or a field. */
export const MAX_NAME = 150;
const MAX_TALK_SECONDS = 3_600;

/** Converts settings into a draft. */
export function toDraft(settings: IntegrationSettings): SettingsDraft {
  return {
    stages: rowsOf(settings.stages),
    tags: rowsOf(settings.tags),
    requiredFields: settings.requiredFields.join("\n"),
    responseTime: settings.responseTime,
    pays: settings.pays,
    minTalkTime: String(settings.minTalkTime),
    matchByEmail: settings.matchByEmail,
    createAgents: settings.createAgents,
  };
}

/** Converts a draft into settings. Leaves out rows and lines without a name. */
export function toSettings(draft: SettingsDraft): IntegrationSettings {
  return {
    stages: recordOf(draft.stages),
    tags: recordOf(draft.tags),
    requiredFields: [...new Set(linesOf(draft.requiredFields))],
    responseTime: draft.responseTime,
    pays: draft.pays,
    minTalkTime: Number(draft.minTalkTime),
    matchByEmail: draft.matchByEmail,
    createAgents: draft.createAgents,
  };
}

/** Returns the errors that can be found without asking the server. */
export function checkDraft(draft: SettingsDraft): DraftErrors {
  const words = wordsOf(integrationSettingWords);
  const errors: Record<string, string> = {};
  for (const field of ["stages", "tags"] as const) {
    const seen = new Set<string>();
    for (const { key, name } of draft[field]) {
      const trimmed = name.trim();
      if (trimmed !== "" && seen.has(trimmed)) errors[`${field}.${key}`] = "is listed already";
      seen.add(trimmed);
    }
  }
  const long = linesOf(draft.requiredFields).find((line) => line.length > MAX_NAME);
  if (long) errors.requiredFields = words.wrong.longLine(MAX_NAME);
  const { mode, start, end } = draft.responseTime;
  if (mode === "working_hours") {
    if (start === "") errors["responseTime.start"] = words.wrong.missing;
    if (end === "") errors["responseTime.end"] = words.wrong.missing;
    else if (start >= end) errors["responseTime.end"] = words.wrong.order;
  }
  const seconds = draft.minTalkTime.trim();
  if (!/^\d{1,4}$/.test(seconds) || Number(seconds) > MAX_TALK_SECONDS) {
    errors.minTalkTime = words.wrong.talk(MAX_TALK_SECONDS);
  }
  return errors;
}

/**
 * Moves the server's messages from its fields (`settings.stages.closedwon`) to the fields of the
 * draft. A message that belongs to no field of the draft gets the key "".
 */
export function placeErrors(
  fields: Readonly<Record<string, string>>,
  draft: SettingsDraft,
): DraftErrors {
  const placed: Record<string, string> = {};
  for (const [path, message] of Object.entries(fields)) {
    const [, field = "", ...rest] = path.split(".");
    const name = rest.join(".");
    if (field === "stages" || field === "tags") {
      const row = draft[field].find((one) => one.name.trim() === name);
      placed[row ? `${field}.${row.key}` : field] ??= message;
    } else if (field === "requiredFields") placed.requiredFields ??= message;
    else if (field === "responseTime") placed[`responseTime.${name || "end"}`] ??= message;
    else if (field === "minTalkTime") placed.minTalkTime ??= message;
    else placed[""] ??= message;
  }
  return placed;
}

/** Returns a key that no row has. */
export function nextKey(rows: readonly MapRow[]): number {
  return rows.reduce((highest, { key }) => Math.max(highest, key), 0) + 1;
}

function rowsOf<M extends string>(record: Readonly<Record<string, M>>): MapRow<M>[] {
  return Object.entries(record).map(([name, meaning], index) => ({
    key: index + 1,
    name,
    meaning,
  }));
}

function recordOf<M extends string>(rows: readonly MapRow<M>[]): Record<string, M> {
  const named = rows.map(({ name, meaning }) => [name.trim(), meaning] as const);
  return Object.fromEntries(named.filter(([name]) => name !== ""));
}

function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
