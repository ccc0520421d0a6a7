import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { recalculationWords } from "@/words/recalculations.ts";
import { rulesWords } from "@/words/rules.ts";

/** A place on the pages of rules. */
export type RulePlace =
  | { readonly kind: "list" | "new" | "recalculations" | "recalculate" }
  | { readonly kind: "draft" | "version" | "recalculation"; readonly id: number };

const ROOT = "/admin/rules";
const MAX_ID = 2_147_483_647;

/** The way back to the list of rules, and to that of recalculations. */
export const RULE_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(rulesWords).list;
  },
};
export const RECALCULATION_LIST = {
  href: `${ROOT}/recalculations`,
  get label(): string {
    return wordsOf(recalculationWords).list;
  },
};

/** Returns the address of a place. */
export function ruleHref(place: RulePlace): string {
  switch (place.kind) {
    case "list":
      return ROOT;
    case "new":
      return addressUnder(ROOT, "new");
    case "recalculations":
      return RECALCULATION_LIST.href;
    case "recalculate":
      return addressUnder(ROOT, "recalculations", "new");
    case "draft":
      return addressUnder(ROOT, "drafts", String(place.id));
    case "version":
      return addressUnder(ROOT, "versions", String(place.id));
    case "recalculation":
      return addressUnder(ROOT, "recalculations", String(place.id));
  }
}

/** Returns the place at a path, or null when there is none. */
export function rulePlaceAt(path: string): RulePlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 2) return null;
  const [first, second] = parts;
  if (first === undefined) return { kind: "list" };
  if (second === undefined) {
    return first === "new" || first === "recalculations" ? { kind: first } : null;
  }
  if (first === "recalculations" && second === "new") return { kind: "recalculate" };
  const kind = { drafts: "draft", versions: "version", recalculations: "recalculation" }[first];
  const id = /^[1-9]\d{0,9}$/.test(second) ? Number(second) : Infinity;
  if (kind === undefined || id > MAX_ID) return null;
  return { kind: kind as "draft" | "version" | "recalculation", id };
}
