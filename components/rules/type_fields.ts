import type { TypeFieldKind } from "@/core/event_types/definitions.ts";
import type { EventTypeView } from "@/core/event_types/views.ts";
import { fieldLabel } from "@/core/events/fields.ts";
import { titleOf } from "@/core/explain/arithmetic.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { ruleEditorWords } from "@/words/rule_editor.ts";
import { listAt, type Rules, valueAt } from "./rules_edit.ts";
import { sentence } from "./IssueNote.tsx";

/** A field that conditions and samples of a type can use. */
export interface RuleField {
  readonly name: string;
  readonly title: string;
  readonly kind: TypeFieldKind;
  /** What a number may be and what it counts, such as "0 to 1" or "seconds". */
  readonly hint: string;
}

/** The fields that Laurel fills in itself. */
const SERVER_FIELDS = ["streak", "volumeToday"] as const;

/** Returns the title of a type. */
export function typeTitle(types: readonly EventTypeView[], type: string): string {
  if (type === "daily_streak") return wordsOf(ruleEditorWords).streak.title;
  return types.find((one) => one.type === type)?.title ?? titleOf(type, currentLanguage());
}

/** Returns the fields that events of a type hold. */
export function sampleFields(types: readonly EventTypeView[], type: string): RuleField[] {
  const found = types.find((one) => one.type === type);
  return (found?.fields ?? []).filter(({ name }) => name !== "objectId").map((field) => ({
    name: field.name,
    title: field.title ?? sentence(fieldLabel(field.name, currentLanguage())),
    kind: field.kind,
    hint: field.unit ?? rangeWords(field),
  }));
}

/** Returns the fields that conditions of a type can name. @param used one that is named already */
export function conditionFields(
  types: readonly EventTypeView[],
  type: string,
  used: string | null,
): RuleField[] {
  const words = wordsOf(ruleEditorWords).fields;
  const filledIn = SERVER_FIELDS.map((name) =>
    ({ name, title: words[name], kind: "number", hint: "" }) as const
  );
  const fields = [...sampleFields(types, type), ...filledIn];
  if (used === null || fields.some(({ name }) => name === used)) return fields;
  const elsewhere = types.flatMap((one) => one.fields).find(({ name }) => name === used);
  const kind = elsewhere?.kind ?? "number";
  const title = sentence(fieldLabel(used, currentLanguage()));
  return [...fields, { name: used, title, kind, hint: "" }];
}

/** Returns the names of an action's bonuses and multipliers. */
export function partNames(rules: Rules, type: string): string[] {
  return ["bonuses", "multipliers"].flatMap((kind) => listAt(rules, ["actions", type, kind]))
    .map((part) => valueAt(part, ["name"])).filter((name) => typeof name === "string");
}

function rangeWords({ kind, minimum, maximum }: EventTypeView["fields"][number]): string {
  if (kind !== "number" || minimum === undefined || maximum === undefined) return "";
  return Math.abs(maximum) > 1_000 ? "" : wordsOf(ruleEditorWords).fields.range(minimum, maximum);
}
