import type { PersonView } from "@/core/agents/directory.ts";

/** A person as the fields of a form hold them; an empty text stands for none. */
export interface PersonDraft {
  readonly name: string;
  readonly email: string;
  readonly team: string;
  /** The first day that counts for the team; empty: today, or as it is when the team stays. */
  readonly teamFrom: string;
  readonly timeZone: string;
  readonly hidden: boolean;
}

/** The ids of the controls by the name of the field, in the order of the form. */
export const PERSON_FIELDS = {
  name: "person-name",
  email: "person-email",
  id: "person-id",
  team: "person-team",
  teamFrom: "person-teamFrom",
  timeZone: "person-timeZone",
  hidden: "person-hidden",
} as const;

export const NEW_PERSON: PersonDraft = {
  name: "",
  email: "",
  team: "",
  teamFrom: "",
  timeZone: "",
  hidden: false,
};

/** Returns the draft of a stored person without changes. */
export function draftOf(person: PersonView): PersonDraft {
  const { name, email, team, timeZone, hidden, teamFrom } = person;
  return {
    name,
    email: email ?? "",
    team: team ?? "",
    teamFrom: teamFrom ?? "",
    timeZone: timeZone ?? "",
    hidden,
  };
}

/** Returns what a draft changes, as the API takes it. */
export function patchOf(draft: PersonDraft, base: PersonDraft): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const field of ["name", "email", "timeZone"] as const) {
    const value = draft[field].trim();
    if (value !== base[field]) patch[field] = value === "" && field !== "name" ? null : value;
  }
  if (draft.hidden !== base.hidden) patch.hidden = draft.hidden;
  const isMoved = draft.team !== base.team;
  // The day of the former team says nothing about the new one.
  const from = draft.teamFrom === base.teamFrom ? "" : draft.teamFrom;
  if (isMoved || from !== "") {
    patch.team = draft.team === "" ? null : draft.team;
    if (from !== "") patch.teamFrom = from;
  }
  return patch;
}
