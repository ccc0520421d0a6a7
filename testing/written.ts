/** JSON as it is written: a name may appear twice, and a number may have any digits. */
export type Written = { readonly text: string } | {
  readonly isList: boolean;
  readonly entries: Entry[];
};

export interface Entry {
  /** Null in a list. The text between the quotes, with its escapes. */
  name: string | null;
  value: Written;
}

/** A place in a value. */
export interface Slot {
  readonly entries: Entry[];
  readonly index: number;
  readonly level: number;
}

/** Converts a JSON value into its written form. */
export function readWritten(value: unknown): Written {
  if (typeof value !== "object" || value === null) return { text: JSON.stringify(value) };
  const isList = Array.isArray(value);
  const entries = Object.entries(value).map(([name, one]) => ({
    name: isList ? null : JSON.stringify(name).slice(1, -1),
    value: readWritten(one),
  }));
  return { isList, entries };
}

/** Returns the JSON text, including inserted parts that are not valid JSON. */
export function writeJson(value: Written): string {
  if ("text" in value) return value.text;
  const parts = value.entries.map(({ name, value: one }) =>
    value.isList ? writeJson(one) : `"${name ?? ""}":${writeJson(one)}`
  );
  return value.isList ? `[${parts.join(",")}]` : `{${parts.join(",")}}`;
}

/** Returns the entries as a form. Values that are not texts are written as JSON. */
export function writeForm(entries: readonly Entry[]): string {
  return entries.map(({ name, value }) =>
    `${encode(name ?? "")}=${encode(plain(writeJson(value)))}`
  )
    .join("&");
}

function plain(json: string): string {
  if (!json.startsWith('"')) return json;
  try {
    return JSON.parse(json) as string;
  } catch {
    // A text that only looks like JSON.
    return json;
  }
}

/** Lone surrogates are written as three bytes each, which is invalid UTF-8. */
function encode(text: string): string {
  return [...text].map((one) => one.isWellFormed() ? encodeURIComponent(one) : "%ED%A0%80").join(
    "",
  );
}

/** Returns all places below a value. */
export function slotsOf(value: Written, level = 0): Slot[] {
  if ("text" in value) return [];
  const { entries } = value;
  return entries.flatMap((entry, index) => [
    { entries, index, level },
    ...slotsOf(entry.value, level + 1),
  ]);
}
