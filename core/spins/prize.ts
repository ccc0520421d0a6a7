import { z } from "zod";
import { normalizeName } from "@/core/identity.ts";
import { PRIZE_KINDS } from "./prize_kinds.ts";

/** The sum of a wheel's weights must be below this, so that a ticket fits into 31 bits. */
export const MAX_WEIGHT_SUM = 2 ** 31;

const limit = z.int().min(0).max(1_000_000).nullable().default(null);

/** One prize of a wheel, as data. */
export const prizeSchema = z.strictObject({
  /** In lower snake case. Wins are counted by this key, also across wheels. */
  key: z.string().regex(
    /^[a-z][a-z0-9_]{0,49}$/,
    "must be lower snake case, at most 50 characters",
  ),
  title: z.string().overwrite(normalizeName).min(1).max(100),
  kind: z.enum(PRIZE_KINDS),
  /** Points that the kind `points` pays; 0 for every other kind. */
  value: z.int().min(0).max(10_000).default(0),
  /** The chance of the prize is its weight divided by the sum of the weights in the draw. */
  weight: z.int().min(1).max(MAX_WEIGHT_SUM - 1),
  /** How often it can be won in total; null: no limit. */
  stock: limit,
  /** How often all agents together can win it per day of the organization. */
  perDay: limit,
  /** How often one agent can win it per day of the organization. */
  perAgentPerDay: limit,
  /** The factor of a boost on points. */
  factor: z.number().gt(1).max(10).nullable().default(null),
  /** The duration of a boost in minutes. */
  minutes: z.int().min(1).max(1_440).nullable().default(null),
}).superRefine((prize, context) => {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  if (prize.kind === "points" && prize.value === 0) refuse("value", "says how many points it pays");
  if (prize.kind !== "points" && prize.value !== 0) refuse("value", "is for points; leave it out");
  for (const field of ["factor", "minutes"] as const) {
    if (prize.kind === "boost" && prize[field] === null) refuse(field, "is needed for a boost");
    if (prize.kind !== "boost" && prize[field] !== null) {
      refuse(field, "is for boosts; leave it out");
    }
  }
});

export type Prize = z.infer<typeof prizeSchema>;

/** The prizes of a wheel, in the order of the draw. */
export const wheelSchema = z.array(prizeSchema).min(1).max(100).superRefine((prizes, context) => {
  const refuse = (message: string, path: (string | number)[] = []) =>
    context.addIssue({ code: "custom", path, message });
  const keys = new Set<string>();
  for (const [index, { key }] of prizes.entries()) {
    if (keys.has(key)) refuse(`"${key}" is the key of an earlier prize`, [index, "key"]);
    keys.add(key);
  }
  if (prizes.length > 0 && prizes.every(isLimited)) {
    refuse("needs a prize without stock and limits, so that every spin can be drawn");
  }
  const sum = prizes.reduce((total, { weight }) => total + weight, 0);
  if (sum >= MAX_WEIGHT_SUM) {
    refuse(`has weights that add up to ${sum}; the sum must be below ${MAX_WEIGHT_SUM}`);
  }
});

/** Returns whether a prize can run out, for everybody or for one agent. */
export function isLimited(prize: Pick<Prize, "stock" | "perDay" | "perAgentPerDay">): boolean {
  return prize.stock !== null || prize.perDay !== null || prize.perAgentPerDay !== null;
}
