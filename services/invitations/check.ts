import type { Kysely } from "kysely";
import { canonicalTimeZone, timeZoneAdvice } from "@/core/calendars/time_zone.ts";
import { normalizeEmail, normalizeId, normalizeName, normalizeSubject } from "@/core/identity.ts";
import type { Role } from "@/core/roles.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { findTeamRows } from "@/db/agents/teams.ts";
import {
  type AgentForAccount,
  findAgentsForAccounts,
  findTakenEmails,
} from "@/db/auth/accounts.ts";
import { findInvitedEmails, type NewInvitation } from "@/db/auth/invitations.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { checkEmail, type DraftRefusal, EMAIL_TAKEN, invalid, invitationOpen } from "./refusals.ts";

/** Whom an admin wants to invite, as it was typed. */
export interface InvitationDraft {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The team of a new agent, or one that a manager will see. */
  readonly team: string | null;
  /** The teams that a manager will see. */
  readonly teams: readonly string[];
  /** The agent that the person is; null: the one with the e-mail, or a new one. */
  readonly agent: string | null;
  readonly timeZone: string | null;
}

/** A draft whose ids are those of rows. */
export type CheckedDraft = Omit<NewInvitation, "tokenHash" | "invitedBy" | "invitedByName">;

/** The result of a check: what to store, or what is wrong. */
export interface Check {
  readonly checked: CheckedDraft;
  /** The agent that the person will be; null: none yet. */
  readonly agent: AgentForAccount | null;
  readonly refusals: readonly DraftRefusal[];
}

const MAX_NAME = 200;

/** Checks drafts against the database, with few queries for any number of them. */
export async function checkDrafts(
  db: Kysely<Schema>,
  drafts: readonly InvitationDraft[],
  now: Date,
): Promise<Check[]> {
  const normal = drafts.map(normalizeDraft);
  const emails = normal.map(({ email }) => email);
  const [taken, invited, teams, rowIds] = await Promise.all([
    findTakenEmails(db, emails),
    findInvitedEmails(db, emails, now),
    findTeamRows(
      db,
      normal.flatMap(({ team, teams }) => team === null ? teams : [team, ...teams]),
    ),
    findSubjects(db, [...new Set(normal.map(subjectOf))]),
  ]);
  const agents = await findAgentsForAccounts(db, [...new Set(rowIds.values())]);
  return normal.map((draft) => {
    const agentId = rowIds.get(subjectOf(draft)) ?? null;
    const agent = agentId === null ? null : agents.get(agentId) ?? null;
    const refusals = [
      ...checkFields(draft),
      ...checkPlaces(draft, teams),
      ...checkFree(draft, agent, { taken, invited }),
    ];
    const zone = draft.timeZone === null ? null : canonicalTimeZone(draft.timeZone) ?? null;
    const seen = draft.role === "manager" && draft.teams.length === 0 && draft.team !== null
      ? [draft.team]
      : draft.teams;
    return {
      agent,
      refusals,
      checked: {
        email: draft.email,
        name: draft.name,
        role: draft.role,
        // An agent who was found by the e-mail is looked up again when the invitation is accepted.
        agentId: draft.agent === null ? null : agentId,
        teamId: draft.team === null ? null : teams.get(draft.team) ?? null,
        teamIds: seen.flatMap((id) => teams.get(id) ?? []),
        timeZone: zone,
      },
    };
  });
}

const subjectOf = ({ agent, email }: InvitationDraft) => agent ?? email;

function normalizeDraft(draft: InvitationDraft): InvitationDraft {
  return {
    ...draft,
    email: normalizeEmail(draft.email),
    name: normalizeName(draft.name),
    team: draft.team === null ? null : normalizeId(draft.team),
    teams: draft.teams.map(normalizeId),
    agent: draft.agent === null ? null : normalizeSubject(draft.agent),
  };
}

function checkFields({ email, name, role, teams, timeZone }: InvitationDraft): DraftRefusal[] {
  const found = checkEmail(email);
  if (name === "") found.push(invalid("name", "is missing"));
  else if (name.length > MAX_NAME) {
    found.push(invalid("name", `must have at most ${MAX_NAME} characters`));
  }
  if (teams.length > 0 && role !== "manager") {
    found.push(invalid("teams", "are those that a manager sees; leave them out for other roles"));
  }
  if (timeZone !== null && canonicalTimeZone(timeZone) === undefined) {
    found.push(invalid("timeZone", timeZoneAdvice(timeZone)));
  }
  return found;
}

function checkPlaces(
  { team, teams }: InvitationDraft,
  known: ReadonlyMap<string, number>,
): DraftRefusal[] {
  const unknown = (path: string, id: string): DraftRefusal => ({
    status: 422,
    code: "unknown_team",
    path,
    message: `"${id}" is not the id of a team; create the team first`,
  });
  return [
    ...(team === null || known.has(team) ? [] : [unknown("team", team)]),
    ...teams.flatMap((id, index) => known.has(id) ? [] : [unknown(`teams.${index}`, id)]),
  ];
}

function checkFree(
  draft: InvitationDraft,
  agent: AgentForAccount | null,
  { taken, invited }: {
    readonly taken: ReadonlySet<string>;
    readonly invited: ReadonlySet<string>;
  },
): DraftRefusal[] {
  const { email } = draft;
  if (taken.has(email)) return [EMAIL_TAKEN];
  if (invited.has(email)) return [invitationOpen("send that one again, or revoke it")];
  const path = draft.agent === null ? "email" : "agent";
  if (agent === null) {
    if (draft.agent === null) return [];
    const message = "names no agent; leave it empty for a new one";
    return [{ status: 422, code: "unknown_agent", path, message }];
  }
  const who = path === "email" ? `belongs to the agent ${agent.id}, who` : "";
  if (agent.userId !== null) {
    return [{ status: 409, code: "agent_taken", path, message: `${who} has an account`.trim() }];
  }
  if (agent.isActive) return [];
  const message = `${who} is deactivated; reactivate the agent first`.trim();
  return [{ status: 409, code: "agent_deactivated", path, message }];
}
