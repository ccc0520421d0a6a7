import type { BreakdownStep } from "@/core/scoring/views.ts";

/** Replaces underscores by spaces: `quick_bonus` becomes `quick bonus`. */
export function humanize(name: string): string {
  return name.replaceAll("_", " ");
}

/** Returns a type as a title: `message_response` becomes `Message response`. */
export function titleOf(type: string): string {
  const words = humanize(type);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Returns the arithmetic of a breakdown in one line: `(5 + 3 quick bonus) × 1.5 quality multiplier
 * = 12`. Rounding is shown: `5 × 1.5 quality multiplier = 7.5, rounded to 8`.
 */
export function arithmetic(breakdown: readonly BreakdownStep[], total: number): string {
  const sums: string[] = [];
  const factors: string[] = [];
  const limits: string[] = [];
  let exact = 0;
  for (const step of breakdown) {
    const label = step.rule === "base" ? "" : ` ${humanize(step.rule)}`;
    if ("factor" in step) {
      factors.push(`× ${step.factor}${label}`);
      exact *= step.factor;
      continue;
    }
    // Limits apply after rounding.
    if (factors.length > 0) exact = Math.round(exact);
    exact += step.points;
    if (factors.length > 0) limits.push(signed(step.points) + label);
    else sums.push((sums.length === 0 ? plain(step.points) : signed(step.points)) + label);
  }
  const sum = sums.length > 1 && factors.length > 0 ? `(${sums.join(" ")})` : sums.join(" ");
  const steps = [sum, ...factors, ...limits].filter(Boolean).join(" ");
  // Removes floating-point noise from products such as 16.5 × 1.2.
  const shown = Number(exact.toFixed(6));
  return Number.isInteger(shown) || Math.round(shown) !== total
    ? `${steps} = ${plain(total)}`
    : `${steps} = ${shown}, rounded to ${total}`;
}

/** A number with a real minus sign. */
function plain(points: number): string {
  return points < 0 ? `−${-points}` : String(points);
}

function signed(points: number): string {
  return points < 0 ? `− ${-points}` : `+ ${points}`;
}
