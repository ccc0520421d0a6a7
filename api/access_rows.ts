/** What the rows of the access table consist of; see access.ts. */
import type { Scope } from "@/core/keys.ts";

/** The people who may do something. */
export type AllowedPeople =
  /** Everybody, also without signing in. */
  | "anyone"
  /** Everybody who is signed in. */
  | "signed-in"
  /** People who are agents, for themselves. */
  | "agent"
  /** Agents see their own data, managers also that of their teams, admins that of everybody. */
  | "own"
  /** Agents for themselves, and admins for everybody. */
  | "self"
  /** Managers for their teams, and admins for all. */
  | "manager"
  | "admin"
  /** Only keys. */
  | "nobody";

/** An administrative act, as the audit log names it. */
export interface AuditedAct {
  /** Object and verb, such as `agent.change`. */
  readonly action: string;
  /** The kind of thing that it is done to. */
  readonly kind: string;
  /** What people read: "Changed an agent". */
  readonly title: string;
  /** The parameters of the path that name the thing; the first one of the path by default. */
  readonly id?: readonly string[];
  /**
   * Whether the answer is a result, such as a count, and not the thing as it is afterwards; then the
   * thing is not stored as the state before, because the two could not be compared.
   */
  readonly answersResult?: boolean;
  /**
   * Where a request says with `isPreview` that it only asks what would be; a preview is no act. An
   * operation without previews is always written down, whatever a request says.
   */
  readonly preview?: "body" | "query";
  /** Whether a `DELETE` changes the thing and does not remove it. */
  readonly keepsThing?: boolean;
}

/** Who may use one operation of the API. */
export interface Access {
  readonly people: AllowedPeople;
  /** The scope that a key needs; null: keys may not, or need not when everybody may. */
  readonly key: Scope | null;
  /** What the audit log says; left out: the operation changes nothing administrative. */
  readonly act?: AuditedAct;
  /** Whether it answers with points or a desk, which people in a running holdout do not see. */
  readonly showsRewards?: boolean;
  /** Whether the handler reads a body that is no JSON by itself, such as a file. */
  readonly hasOwnBody?: boolean;
}

/** For admins, and for keys with the scope `admin`. */
export const admin: Access = { people: "admin", key: "admin" };

/** The answer of an act is a result; see {@link AuditedAct.answersResult}. */
export const RESULT = { answersResult: true };

/** For admins; written to the audit log. */
export function act(
  action: string,
  kind: string,
  title: string,
  more: Pick<AuditedAct, "id" | "answersResult" | "keepsThing" | "preview"> = {},
): Access {
  return { ...admin, act: { action, kind, title, ...more } };
}
