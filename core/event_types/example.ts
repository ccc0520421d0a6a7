import type { TypeField } from "./definitions.ts";

/** An event to send, as documentation and forms show it. */
export interface ExampleEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Returns an example of an event of a type, with a plausible value in each field. */
export function exampleOf(
  { type, fields }: { readonly type: string; readonly fields: readonly TypeField[] },
): ExampleEvent {
  const data = Object.fromEntries(fields.map((field) => [field.name, exampleValue(field)]));
  return { id: "example-1", type, subject: "agent-7", data };
}

function exampleValue({ name, kind, minimum, maximum }: TypeField): unknown {
  if (kind === "boolean") return true;
  if (kind === "number") {
    if (minimum !== undefined && maximum !== undefined) return middle(minimum, maximum);
    if (minimum !== undefined) return Math.max(minimum, 10);
    return maximum === undefined ? 10 : Math.min(maximum, 10);
  }
  const text = name === "objectId" ? "4711" : "text";
  return text.padEnd(minimum ?? 0, "x").slice(0, maximum ?? text.length + (minimum ?? 0));
}

/** A number inside a range, with few digits where there is room for one. */
function middle(minimum: number, maximum: number): number {
  const half = minimum + (maximum - minimum) / 2;
  const rounded = maximum - minimum >= 4 ? Math.round(half) : Math.round(half * 10) / 10;
  return rounded >= minimum && rounded <= maximum ? rounded : half;
}
