import { computed, type Signal, signal } from "@preact/signals";
import { SlotRef, SPECIAL } from "./stringify.ts";

/** Parses what `stringifyProps` wrote. */
export function parseProps(text: string): unknown {
  const table = JSON.parse(text) as unknown[];
  const made = new Map<number, unknown>();

  function read(ref: number): unknown {
    if (ref < 0) return SPECIAL[-1 - ref];
    if (made.has(ref)) return made.get(ref);
    const row = table[ref];
    if (!Array.isArray(row)) return row;
    const [tag, ...rest]: readonly (string | number | null)[] = row;
    // Register a container before its contents are read, because the contents may refer back to it.
    const keep = <T>(value: T, fill?: (value: T, refs: number[]) => void): T => {
      made.set(ref, value);
      fill?.(value, rest as number[]);
      return value;
    };
    switch (tag) {
      case "a":
        return keep<unknown[]>([], (array, refs) => {
          for (const r of refs) array.push(read(r));
        });
      case "s":
        return keep(new Set(), (set, refs) => refs.forEach((r) => set.add(read(r))));
      case "m":
        return keep(new Map(), (map, refs) => {
          for (let i = 0; i < refs.length; i += 2) {
            map.set(read(refs[i] as number), read(refs[i + 1] as number));
          }
        });
      case "S":
        return keep<Signal<unknown>>(signal(undefined), (s, [r]) => {
          s.value = read(r as number);
        });
      case "C": {
        const value = signal<unknown>(undefined);
        return keep(computed(() => value.value), (_, [r]) => {
          value.value = read(r as number);
        });
      }
      case "n":
        return keep(BigInt(rest[0] as string));
      case "d":
        return keep(new Date(rest[0] ?? NaN));
      case "u":
        return keep(new URL(rest[0] as string));
      case "r":
        return keep(new RegExp(rest[0] as string, rest[1] as string));
      case "b":
        return keep(Uint8Array.from(atob(rest[0] as string), (c) => c.charCodeAt(0)));
      case "L":
        return keep(new SlotRef(rest[0] as number, rest[1] as string));
      default:
        return keep<Record<string, unknown>>({}, (object) => {
          for (let i = 0; i < rest.length; i += 2) {
            const value = read(rest[i + 1] as number);
            const writable = { value, writable: true, enumerable: true, configurable: true };
            // Define the property, do not assign it: then the key "__proto__" is a normal key.
            Object.defineProperty(object, rest[i] as string, writable);
          }
        });
    }
  }

  return read(0);
}
