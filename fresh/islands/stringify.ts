import { isValidElement } from "preact";
import type { ReadonlySignal } from "@preact/signals";

/** A reference to JSX that the server drew between slot markers. */
export class SlotRef {
  constructor(readonly id: number, readonly name: string) {}
}

/** Values that JSON cannot express. Their index identifies them in the text. */
export const SPECIAL: readonly unknown[] = [undefined, NaN, Infinity, -Infinity, -0];

// deno-lint-ignore no-explicit-any
export function isSignal(value: any): value is ReadonlySignal<unknown> {
  return typeof value === "object" && value !== null && typeof value.peek === "function" &&
    "value" in value;
}

/** Computed signals keep their function in this field of @preact/signals-core. */
function isComputed(signal: ReadonlySignal<unknown>): boolean {
  return ["x", "_fn"].some((field) => typeof Reflect.get(signal, field) === "function");
}

/**
 * Writes values as a JSON table. Each value is in it once, and other values refer to it by its
 * index, so that cycles and shared signals survive. `parseProps` reads it.
 * @throws TypeError naming the path to a function, a symbol or JSX outside of a prop
 */
export function stringifyProps(root: unknown): string {
  const table: unknown[] = [];
  const known = new Map<unknown, number>();

  function refer(value: unknown, path: string): number {
    const special = SPECIAL.findIndex((candidate) => Object.is(candidate, value));
    if (special >= 0) return -1 - special;
    const earlier = known.get(value);
    if (earlier !== undefined) return earlier;
    const index = table.push(null) - 1;
    known.set(value, index);
    table[index] = write(value, path);
    return index;
  }

  function write(value: unknown, path: string): unknown {
    switch (typeof value) {
      case "string":
      case "number":
      case "boolean":
        return value;
      case "bigint":
        return ["n", value.toString()];
      case "function":
      case "symbol":
        throw unsendable(path, `a ${typeof value}`);
    }
    if (value === null) return null;
    if (isSignal(value)) {
      return [isComputed(value) ? "C" : "S", refer(value.peek(), `${path}.value`)];
    }
    if (value instanceof SlotRef) return ["L", value.id, value.name];
    if (isValidElement(value)) throw unsendable(path, "JSX inside another value");
    if (Array.isArray(value)) return ["a", ...value.map((v, i) => refer(v, `${path}[${i}]`))];
    if (value instanceof Date) return ["d", value.getTime()];
    if (value instanceof URL) return ["u", value.href];
    if (value instanceof RegExp) return ["r", value.source, value.flags];
    if (value instanceof Uint8Array) return ["b", value.toBase64()];
    if (value instanceof Set) return ["s", ...[...value].map((v) => refer(v, `${path}{}`))];
    if (value instanceof Map) {
      return [
        "m",
        ...[...value].flatMap(([k, v]) => [refer(k, `${path}{}`), refer(v, `${path}{}`)]),
      ];
    }
    return [
      "o",
      ...Object.entries(value as object).flatMap(([key, v]) => {
        return [key, refer(v, `${path}.${key}`)];
      }),
    ];
  }

  refer(root, "props");
  return JSON.stringify(table);
}

function unsendable(path: string, what: string): TypeError {
  return new TypeError(
    `The island props hold ${what} at ${path}, which cannot be sent to the browser. Pass data, ` +
      `and JSX only as a prop of its own.`,
  );
}
