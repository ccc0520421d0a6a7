import type { Prize } from "@/core/spins/prize.ts";
import type { PrizeField } from "@/core/spins/views.ts";
import { prizeTitle } from "@/components/spins/prize_words.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wheelWords } from "@/words/wheel.ts";

/** A prize as it is typed. */
export interface PrizeDraft {
  /** Identifies the row on the page. */
  readonly row: number;
  /** The key by which wins are counted; empty for a new prize: made from the title. */
  readonly key: string;
  readonly title: string;
  readonly kind: Prize["kind"];
  readonly weight: string;
  readonly value: string;
  readonly factor: string;
  readonly minutes: string;
  readonly stock: string;
  readonly perDay: string;
  readonly perAgentPerDay: string;
}

/** A wheel as it is typed. */
export interface WheelDraft {
  /** The version that the changes are based on. */
  readonly version: number;
  readonly prizes: readonly PrizeDraft[];
}

const text = (number: number | null) => number === null ? "" : String(number);

/** Returns the draft of a wheel; prizes of Laurel's own are called in the language of the page. */
export function draftOfWheel(
  { version, prizes }: { readonly version: number; readonly prizes: readonly Prize[] },
): WheelDraft {
  return {
    version,
    prizes: prizes.map((prize, row) => ({
      row,
      key: prize.key,
      title: prizeTitle(prize),
      kind: prize.kind,
      weight: String(prize.weight),
      value: prize.kind === "points" ? String(prize.value) : "",
      factor: text(prize.factor),
      minutes: text(prize.minutes),
      stock: text(prize.stock),
      perDay: text(prize.perDay),
      perAgentPerDay: text(prize.perAgentPerDay),
    })),
  };
}

/** Returns the draft with one more prize at its end. */
export function withNewPrize(prizes: readonly PrizeDraft[]): readonly PrizeDraft[] {
  const row = Math.max(-1, ...prizes.map((prize) => prize.row)) + 1;
  return [...prizes, {
    row,
    key: "",
    title: "",
    kind: "points",
    weight: "",
    value: "",
    factor: "",
    minutes: "",
    stock: "",
    perDay: "",
    perAgentPerDay: "",
  }];
}

/** Returns the key that a title makes, unlike the keys that are taken. */
function keyFrom(title: string, taken: ReadonlySet<string>): string {
  const plain = title.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 44);
  const base = /^[a-z]/.test(plain) ? plain : `prize_${plain}`.replace(/_$/, "");
  for (let number = 1;; number++) {
    const key = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(key)) return key;
  }
}

/** Reads a whole number; NaN when the text is something else. */
function whole(text: string): number {
  return /^\d{1,10}$/.test(text.trim()) ? Number(text) : NaN;
}

const LIMITS = ["stock", "perDay", "perAgentPerDay"] as const;
const MAX_SUM = 2 ** 31;

/** Returns the prizes that the API is sent, and what is wrong, by path. */
export function bodyOfWheel({ prizes }: Pick<WheelDraft, "prizes">) {
  const words = wordsOf(wheelWords).wrong;
  const wrong: Record<string, string> = {};
  const taken = new Set(prizes.map(({ key }) => key).filter((key) => key !== ""));
  const body = prizes.map((prize, index) => {
    const refuse = (field: string, message: string) => {
      wrong[`prizes.${index}.${field}`] ??= message;
    };
    const title = prize.title.trim();
    if (title === "") refuse("title", words.title);
    const weight = whole(prize.weight);
    if (!(weight >= 1)) refuse("weight", words.weight);
    const isPoints = prize.kind === "points";
    const isBoost = prize.kind === "boost";
    const value = isPoints ? whole(prize.value) : 0;
    if (isPoints && !(value >= 1 && value <= 10_000)) {
      refuse("value", words.value);
    }
    const factor = isBoost ? Number(prize.factor.replace(",", ".")) : null;
    if (factor !== null && !(factor > 1 && factor <= 10)) {
      refuse("factor", words.factor);
    }
    const minutes = isBoost ? whole(prize.minutes) : null;
    if (minutes !== null && !(minutes >= 1 && minutes <= 1_440)) {
      refuse("minutes", words.minutes);
    }
    const limits = { stock: null, perDay: null, perAgentPerDay: null } as Record<
      typeof LIMITS[number],
      number | null
    >;
    for (const limit of LIMITS) {
      if (prize[limit].trim() === "") continue;
      limits[limit] = whole(prize[limit]);
      if (!(limits[limit]! <= 1_000_000)) refuse(limit, words.limit);
    }
    const key = prize.key === "" ? keyFrom(title, taken) : prize.key;
    taken.add(key);
    return { key, title, kind: prize.kind, weight, value, factor, minutes, ...limits };
  });
  if (body.length === 0) wrong["prizes"] = words.none;
  else if (body.every((prize) => LIMITS.some((limit) => prize[limit] !== null))) {
    wrong["prizes"] = words.allLimited;
  }
  const sum = body.reduce((total, { weight }) => total + (weight || 0), 0);
  if (sum >= MAX_SUM) wrong["prizes"] = words.sum;
  return { wrong, body, sum };
}

/** Returns what is drawn: the prizes that have a chance already. */
export function drawnFields({ prizes }: Pick<WheelDraft, "prizes">): readonly PrizeField[] {
  const { body } = bodyOfWheel({ prizes });
  return body.map((prize) => ({
    ...prize,
    weight: prize.weight >= 1 ? prize.weight : 0,
    value: prize.value || 0,
  }));
}

/** The points that a spin pays on average, without boosts, freezes and limits. */
export function expectedPoints(
  prizes: readonly { readonly weight: number; readonly value: number }[],
): number {
  const sum = prizes.reduce((total, { weight }) => total + (weight || 0), 0);
  if (sum === 0) return 0;
  return prizes.reduce((total, { weight, value }) => total + (weight || 0) * (value || 0), 0) / sum;
}
