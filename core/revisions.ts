import { z } from "zod";

/** How often a stored thing was changed, in answers. */
export const revisionShape = z.int().min(1).describe(
  "Counts the changes. Send it back with a change, and a change of somebody else in the meantime " +
    "is refused instead of overwritten.",
);

/** The revision that a change is based on, in requests. */
export const expectedRevision = z.int().min(1).optional().describe(
  "The revision that the change is based on. When the stored one is another, nothing is changed " +
    "and the answer is 409 `edit_conflict`. Without it, the change counts in any case.",
);
