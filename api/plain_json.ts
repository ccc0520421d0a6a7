import type { FieldError } from "@/services/problems/mod.ts";

const MAX_DEPTH = 16;
const MAX_VALUES = 2_000;

/**
 * Checks a JSON value for anything that the database cannot store: NUL characters, half surrogates,
 * numbers out of range, too much nesting or too many values. Iterative, so that deep nesting cannot
 * overflow the stack.
 * @returns the first error, or undefined
 */
export function checkPlainJson(value: unknown, path: string): FieldError | undefined {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value, path, depth: 0 }];
  let values = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (++values > MAX_VALUES) return { path, message: `holds more than ${MAX_VALUES} values` };
    if (next.depth > MAX_DEPTH) {
      return { path, message: `is nested deeper than ${MAX_DEPTH} levels` };
    }
    const error = checkText(next.value, next.path) ?? checkNumber(next.value, next.path);
    if (error) return error;
    if (typeof next.value !== "object" || next.value === null) continue;
    for (const [key, child] of Object.entries(next.value)) {
      const childPath = `${next.path}.${key}`;
      const keyError = checkText(key, childPath);
      if (keyError) return keyError;
      waiting.push({ value: child, path: childPath, depth: next.depth + 1 });
    }
  }
  return undefined;
}

function checkText(value: unknown, path: string): FieldError | undefined {
  if (typeof value !== "string") return undefined;
  const shown = path.replaceAll("\0", "\\u0000").toWellFormed();
  if (value.includes("\0")) return { path: shown, message: "holds a NUL character" };
  if (!value.isWellFormed()) return { path: shown, message: "holds half of a surrogate pair" };
  return undefined;
}

function checkNumber(value: unknown, path: string): FieldError | undefined {
  if (typeof value !== "number" || Number.isFinite(value)) return undefined;
  return { path, message: "is a number beyond the range of a double" };
}
