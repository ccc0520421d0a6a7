import { z } from "zod";
import { fieldsOf, momentText, shape } from "@/core/shapes.ts";
import { CORRECTION_TYPE, type ScoringEvent } from "./events.ts";
import { type EventIdentity, identityKey } from "./event_identity.ts";

/** The most points by which one correction changes an event, up or down. */
export const MAX_CORRECTION_POINTS = 1_000_000;
/** The most characters of the reason for a correction or a reversal. */
export const MAX_REASON_LENGTH = 500;

/** The person or key that changed an entry by hand. */
export const changedBySchema = shape({
  id: z.string().describe("Id of the account; for a key, `key:` and its number"),
  name: z.string(),
}).meta({ id: "ChangedBy" });
export type ChangedBy = z.infer<typeof changedBySchema>;

/** What a correction says about itself; it is a part of the event's data. */
export const correctionSchema = shape({
  reason: z.string(),
  by: changedBySchema,
  at: momentText.describe("When it was made; the entry has the time of the corrected work"),
  corrects: shape({ source: z.string(), id: z.string() }).describe("The event that it corrects"),
}).meta({ id: "Correction" });
export type Correction = z.infer<typeof correctionSchema>;

/** The data of a `points_corrected` event. Laurel made it, so it is always complete. */
const dataSchema = z.object({ points: z.int(), ...fieldsOf(correctionSchema) });

/** Returns what a `points_corrected` event says about itself. */
export function correctionOf({ data }: Pick<ScoringEvent, "data">): Correction {
  const { reason, by, at, corrects } = dataSchema.parse(data);
  return { reason, by, at, corrects };
}

/** Returns whether an event corrects another one. */
export function isCorrection(event: { readonly type: string }): boolean {
  return event.type === CORRECTION_TYPE;
}

/** Returns the event that a correction is about. */
export function correctedBy({ data }: Pick<ScoringEvent, "data">): EventIdentity {
  return dataSchema.parse(data).corrects;
}

/** Returns by how much a correction changes its event, as the person decided it. */
export function correctionPoints({ data }: Pick<ScoringEvent, "data">): number {
  return dataSchema.parse(data).points;
}

/** Returns the reason for which a person reversed an event, and who it was. */
export function reversalReason(
  data: Readonly<Record<string, unknown>>,
): { readonly reason: string | null; readonly by: ChangedBy | null } {
  const by = changedBySchema.safeParse(data["by"]);
  const { reason } = data;
  return {
    reason: typeof reason === "string" ? reason : null,
    by: by.success ? by.data : null,
  };
}

/**
 * Groups the corrections among the events of a day by the {@link identityKey} of the event that
 * each is about, in their order. Returns null when there are none, which is nearly always.
 */
export function groupCorrections<E extends ScoringEvent>(
  events: readonly E[],
): ReadonlyMap<string, readonly E[]> | null {
  if (!events.some(isCorrection)) return null;
  return Map.groupBy(events.filter(isCorrection), (event) => identityKey(correctedBy(event)));
}
