import type { Achievement } from "./achievements.ts";
import type { CatalogueEntry } from "./views.ts";

/** Returns what everybody may see of an achievement. */
export function toCatalogueEntry(one: Achievement): CatalogueEntry {
  const { key, family, title, description, category, icon, tier, points, target, span } = one;
  return {
    key,
    family,
    title,
    description,
    category,
    icon,
    tier,
    points,
    target,
    span,
    isRepeatable: one.repeatable,
  };
}
