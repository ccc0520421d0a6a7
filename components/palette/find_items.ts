import fuzzysort from "fuzzysort";
import type { PaletteItem } from "./palette_item.ts";

const MAX_ITEMS = 60;
/** A match in other words than the label counts less. */
const WORDS_WEIGHT = 0.6;
const THRESHOLD = 0.25;

/**
 * Finds items by a text, the best match first; equal matches and an empty text show recent ones
 * first, then the order in which they are given.
 * @param recent ids, the newest first
 */
export function findItems(
  items: readonly PaletteItem[],
  text: string,
  recent: readonly string[],
): readonly PaletteItem[] {
  const known = recent.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const ordered = [...known, ...items.filter((item) => !known.includes(item))];
  const wanted = text.trim();
  if (wanted === "") return ordered.slice(0, MAX_ITEMS);
  const labels = fuzzysort.go(wanted, ordered, { key: "label", threshold: THRESHOLD });
  const words = fuzzysort.go(wanted, ordered, { key: "words", threshold: THRESHOLD });
  const scores = new Map<PaletteItem, number>();
  for (const { obj, score } of words) scores.set(obj, score * WORDS_WEIGHT);
  for (const { obj, score } of labels) {
    scores.set(obj, Math.max(score, scores.get(obj) ?? 0));
  }
  return ordered.filter((item) => scores.has(item))
    .sort((a, b) => scores.get(b)! - scores.get(a)!)
    .slice(0, MAX_ITEMS);
}
