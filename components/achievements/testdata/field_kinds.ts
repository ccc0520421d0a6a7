import { DATA_FIELDS } from "@/core/events/fields.ts";

const KINDS = { number: "number", flag: "boolean", text: "text", event: "text" } as const;

/** The kinds of the fields of events, as forms know them. */
export const FIELD_KINDS_BY_NAME: ReadonlyMap<string, "number" | "boolean" | "text"> = new Map(
  Object.entries(DATA_FIELDS).map(([name, { kind }]) => [name, KINDS[kind]]),
);
