import { fromSpinId, signedMessageOf } from "@/core/spins/spin_id.ts";
import type { PrizeField, SpinRecord } from "@/core/spins/views.ts";

/** A spin as text fields: the values that the draw depends on. */
export interface SpinForm {
  readonly id: string;
  readonly commitment: string;
  readonly seed: string;
  readonly digest: string;
  /** One prize per line: its key and its weight. */
  readonly candidates: string;
  /** The key of the prize that was given. */
  readonly prize: string;
}

export const EMPTY_FORM: SpinForm = {
  id: "",
  commitment: "",
  seed: "",
  digest: "",
  candidates: "",
  prize: "",
};

/** Converts a spin into a form. */
export function toForm(spin: SpinRecord): SpinForm {
  const { id, commitment, seed, digest, candidates, prize } = spin;
  const lines = candidates.map(({ key, weight }) => `${key} ${weight}`).join("\n");
  return { id, commitment, digest, seed: seed ?? "", candidates: lines, prize: prize.key };
}

/**
 * Converts a form into a spin. Values that the form does not have (titles, values, the time) come
 * from the loaded spin, if there is one.
 */
export function toSpin(form: SpinForm, loaded: SpinRecord | null): SpinRecord {
  const id = form.id.trim();
  const identity = fromSpinId(id);
  const agent = identity?.agent ?? "";
  const isLoaded = loaded?.id === id;
  const known = isLoaded ? loaded.candidates : [];
  const candidates = readCandidates(form.candidates, known);
  const key = form.prize.trim();
  const given = isLoaded && loaded.prize.key === key ? loaded.prize : undefined;
  const seed = form.seed.trim();
  return {
    id,
    agent,
    day: identity?.day ?? "",
    candidates,
    seed: seed === "" ? null : seed,
    commitment: form.commitment.trim(),
    digest: form.digest.trim(),
    message: isLoaded ? loaded.message : signedMessageOf(agent, id),
    time: isLoaded ? loaded.time : "",
    wheelVersion: isLoaded ? loaded.wheelVersion : 0,
    prize: given ?? candidates.find((one) => one.key === key) ?? fieldOf(key, 1),
  };
}

function readCandidates(text: string, known: readonly PrizeField[]): PrizeField[] {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return lines.map((line) => {
    const [key = "", weight = "", ...rest] = line.split(/[\s=:,]+/);
    // A weight that is not a whole number makes the draw fail, and the step explains it.
    const number = rest.length === 0 && /^\d+$/.test(weight) ? Number(weight) : NaN;
    const like = known.find((one) => one.key === key) ?? fieldOf(key, number);
    return { ...like, weight: number };
  });
}

function fieldOf(key: string, weight: number): PrizeField {
  return { key, title: key, kind: "nothing", weight, value: 0, factor: null, minutes: null };
}

/** Parses a spin from the JSON of the API. Returns null when the text is not a spin. */
export function readSpin(text: string): SpinRecord | null {
  let spin: Partial<SpinRecord>;
  try {
    spin = JSON.parse(text);
  } catch {
    // The form says that the text is no spin.
    return null;
  }
  if (typeof spin !== "object" || spin === null) return null;
  const texts = [spin.id, spin.agent, spin.day, spin.time, spin.message, spin.digest];
  const isSpin = [...texts, spin.commitment].every((value) => typeof value === "string") &&
    (spin.seed === null || typeof spin.seed === "string") &&
    typeof spin.wheelVersion === "number" && isField(spin.prize) &&
    Array.isArray(spin.candidates) && spin.candidates.every(isField);
  return isSpin ? spin as SpinRecord : null;
}

function isField(value: unknown): value is PrizeField {
  if (typeof value !== "object" || value === null) return false;
  const { key, title, weight } = value as Partial<PrizeField>;
  return typeof key === "string" && typeof title === "string" && typeof weight === "number";
}
