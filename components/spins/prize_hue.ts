import type { WheelField } from "@/core/spins/views.ts";

const HUES = 10;

/**
 * Returns the name of a field's color in the stylesheet. The field without a prize is always gray.
 */
export function hueOfPrize({ kind }: Pick<WheelField, "kind">, index: number): string {
  return kind === "nothing" ? "none" : String(index % HUES);
}
