import type { Generated } from "kysely";
import type { Role } from "@/core/roles.ts";
import type { Timestamp } from "./schema_columns.ts";

export interface InvitationTable {
  id: Generated<number>;
  /** SHA-256 of the token in the link, in hex. */
  token_hash: string;
  email: string;
  name: string;
  role: Role;
  /** The agent that the person is; null: the one with the e-mail, or a new one. */
  agent_id: number | null;
  /** The team of a new agent. */
  team_id: number | null;
  /** The time zone of a new agent. */
  time_zone: string | null;
  invited_by: string | null;
  invited_by_name: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  accepted_at: Timestamp | null;
  accepted_by: string | null;
  revoked_at: Timestamp | null;
  /** When the last mail was sent. */
  sent_at: Timestamp | null;
  times_sent: Generated<number>;
  /** Why the last mail could not be sent. */
  mail_error: string | null;
}

export interface InvitationTeamTable {
  invitation_id: number;
  team_id: number;
}

export interface PasswordResetTable {
  /** SHA-256 of the token in the link, in hex. */
  token_hash: string;
  user_id: string;
  created_at: Timestamp;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

/** The tables of invitations and of links to a new password. */
export interface InvitationsSchema {
  invitations: InvitationTable;
  invitation_teams: InvitationTeamTable;
  password_resets: PasswordResetTable;
}
