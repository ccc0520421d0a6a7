import type { WheelField } from "@/core/spins/views.ts";

const HUES = 10;

/** Names the color of a field in the stylesheet; no prize is gray on every wheel. */
export function hueOfPrize({ kind }: Pick<WheelField, "kind">, index: number): string {
  return kind === "nothing" ? "none" : String(index % HUES);
}
