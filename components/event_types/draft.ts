import type { EventTypeView } from "@/core/event_types/views.ts";
import type { TypeField, TypeFieldKind } from "@/core/event_types/definitions.ts";

/** A field of a definition, as it is typed. */
export interface FieldDraft {
  readonly name: string;
  readonly kind: TypeFieldKind;
  readonly minimum: string;
  readonly maximum: string;
  readonly required: boolean;
  readonly unit: string;
  /** What the form does not show, and keeps. */
  readonly title?: string | undefined;
}

/** A bonus with one condition, as it is typed. */
export interface BonusDraft {
  readonly name: string;
  readonly points: string;
  readonly field: string;
  readonly op: "lt" | "lte" | "gt" | "gte" | "eq";
  readonly value: string;
}

/** A definition, as it is typed. */
export interface TypeDraftText {
  readonly type: string;
  readonly title: string;
  readonly domain: string;
  readonly icon: string;
  readonly fields: readonly FieldDraft[];
  readonly pays: boolean;
  readonly base: string;
  readonly maxPerDay: string;
  readonly oncePerObject: boolean;
  readonly bonuses: readonly BonusDraft[];
  /** Parts of the points that the form does not show, and keeps. */
  readonly kept: Readonly<Record<string, unknown>>;
  readonly keptBonuses: readonly unknown[];
}

export const NEW_FIELD: FieldDraft = {
  name: "",
  kind: "number",
  minimum: "",
  maximum: "",
  required: false,
  unit: "",
};

export const NEW_BONUS: BonusDraft = { name: "", points: "5", field: "", op: "lt", value: "" };

export const NEW_TYPE: TypeDraftText = {
  type: "",
  title: "",
  domain: "other",
  icon: "shapes",
  fields: [],
  pays: true,
  base: "5",
  maxPerDay: "",
  oncePerObject: false,
  bonuses: [],
  kept: {},
  keptBonuses: [],
};

/** Returns a stored definition as the form shows it. */
export function draftOf(view: EventTypeView): TypeDraftText {
  const { points } = view;
  const { base, maxPerDay, oncePerObject, bonuses = [], ...kept } = points ?? {};
  const simple = bonuses.flatMap((bonus) => bonusDraftOf(bonus) ?? []);
  return {
    type: view.type,
    title: view.title,
    domain: view.domain,
    icon: view.icon,
    fields: view.fields.map(fieldDraftOf),
    pays: points !== null,
    base: String(base ?? NEW_TYPE.base),
    maxPerDay: maxPerDay === undefined ? "" : String(maxPerDay),
    oncePerObject: oncePerObject ?? false,
    bonuses: simple,
    kept,
    keptBonuses: bonuses.filter((bonus) => bonusDraftOf(bonus) === null),
  };
}

/** Returns a definition that fits events which were received. */
export function draftFromEvent(
  type: string,
  data: Readonly<Record<string, unknown>>,
): TypeDraftText {
  // Names such as com.example.order.paid begin with who made them.
  const parts = type.split(".");
  const words = (parts.length > 2 ? parts.slice(2).join(" ") : type).replaceAll(/[._:/-]+/g, " ")
    .trim();
  const fields = Object.entries(data).flatMap(([name, value]): FieldDraft[] => {
    const kind = kindOfValue(value);
    if (kind === null || !/^[a-zA-Z]\w{0,49}$/.test(name)) return [];
    return [{ ...NEW_FIELD, name, kind: name === "objectId" ? "text" : kind }];
  });
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return { ...NEW_TYPE, type, title, fields: fields.slice(0, 50) };
}

/** Returns the definition to send. */
export function bodyOf(draft: TypeDraftText) {
  const { title, domain, icon } = draft;
  return {
    title,
    domain,
    icon,
    fields: draft.fields.map(fieldOf),
    points: draft.pays
      ? {
        base: numberOf(draft.base),
        bonuses: [...draft.bonuses.map(bonusOf), ...draft.keptBonuses],
        ...draft.kept,
        oncePerObject: draft.oncePerObject,
        ...(draft.maxPerDay.trim() === "" ? {} : { maxPerDay: numberOf(draft.maxPerDay) }),
      }
      : null,
  };
}

/** Returns the fields whose numbers can be read, for an example while somebody is typing. */
export function fieldsOf(draft: TypeDraftText): TypeField[] {
  return draft.fields.filter(({ name }) => name.trim() !== "").map((field) => {
    const { minimum, maximum, ...rest } = fieldOf(field);
    return {
      ...rest,
      ...(typeof minimum === "number" ? { minimum } : {}),
      ...(typeof maximum === "number" ? { maximum } : {}),
    };
  });
}

function fieldDraftOf(field: TypeField): FieldDraft {
  const { minimum, maximum, required = false, unit = "", name, kind, title } = field;
  const text = (value: number | undefined) => value === undefined ? "" : String(value);
  return { name, kind, minimum: text(minimum), maximum: text(maximum), required, unit, title };
}

function fieldOf({ name, kind, minimum, maximum, required, unit, title }: FieldDraft) {
  const hasRange = kind !== "boolean";
  return {
    name: name.trim(),
    kind,
    ...(hasRange && minimum.trim() !== "" ? { minimum: numberOf(minimum) } : {}),
    ...(hasRange && maximum.trim() !== "" ? { maximum: numberOf(maximum) } : {}),
    ...(required ? { required } : {}),
    ...(kind === "number" && unit.trim() !== "" ? { unit: unit.trim() } : {}),
    ...(title === undefined ? {} : { title }),
  };
}

function bonusDraftOf(bonus: {
  readonly name: string;
  readonly points: number;
  readonly when: readonly { readonly op: string; readonly [part: string]: unknown }[];
}): BonusDraft | null {
  const [condition, ...others] = bonus.when;
  if (!condition || others.length > 0 || Array.isArray(condition["value"])) return null;
  const { op } = condition;
  if (op !== "lt" && op !== "lte" && op !== "gt" && op !== "gte" && op !== "eq") return null;
  return {
    name: bonus.name,
    points: String(bonus.points),
    field: String(condition["field"]),
    op,
    value: String(condition["value"]),
  };
}

function bonusOf({ name, points, field, op, value }: BonusDraft) {
  const condition = { field, op, value: op === "eq" ? valueOf(value) : numberOf(value) };
  return { name: name.trim(), points: numberOf(points), when: [condition] };
}

/** Reads what somebody typed as the value that a field must have. */
function valueOf(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  const number = numberOf(text);
  return typeof number === "number" ? number : text;
}

/** Returns the number, or the text when it is none: the server then says what is wrong. */
function numberOf(text: string): number | string {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || Number.isNaN(number) ? text.trim() : number;
}

function kindOfValue(value: unknown): TypeFieldKind | null {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "string" ? "text" : null;
}
