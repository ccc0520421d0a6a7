import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import type { ChangedBy } from "@/core/events/corrections.ts";
import {
  deleteRuleDraft,
  findRuleDraft,
  insertRuleDraft,
  listRuleDrafts,
  lockRuleDraft,
  type RuleDraftChange,
  type StoredRuleDraft,
  updateRuleDraft,
} from "@/db/rules/rule_drafts.ts";
import { findRules } from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { refuseOutdated } from "@/services/problems/edits.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { noDraft } from "./problems.ts";

export type { StoredRuleDraft };

/** The most drafts that are kept at a time. */
const MAX_DRAFTS = 100;

/** What a new draft begins with: rules, or those of a version. */
export interface DraftStart {
  readonly name: string;
  readonly note: string;
  readonly rules?: unknown;
  readonly version?: number | undefined;
}

/** Keeps drafts of rules. They decide nothing until they are published. */
export interface RuleDrafts {
  /** Lists all drafts, the one that was changed last first. */
  list(): Promise<readonly StoredRuleDraft[]>;
  find(id: number): Promise<StoredRuleDraft | undefined>;
  /** @throws {ProblemError} `validation_failed`, `too_many_drafts` */
  create(start: DraftStart, by: ChangedBy): Promise<StoredRuleDraft>;
  /**
   * Saves a draft, also an incomplete one.
   * @param revision the revision that the change is based on; undefined: the change counts in any case
   * @throws {ProblemError} `not_found`, `edit_conflict`
   */
  change(
    id: number,
    change: RuleDraftChange,
    revision: number | undefined,
    by: ChangedBy,
  ): Promise<StoredRuleDraft>;
  /** @returns false when there is no such draft */
  remove(id: number): Promise<boolean>;
}

/** Opens the drafts of rules. */
export function openRuleDrafts(
  { db, clock }: { readonly db: Kysely<Schema>; readonly clock: Clock },
): RuleDrafts {
  return {
    list: () => listRuleDrafts(db),
    find: (id) => findRuleDraft(db, id),
    async create({ name, note, rules, version }, by) {
      if ((rules === undefined) === (version === undefined)) {
        throw invalidField("rules", "must be given, or else version, and not both");
      }
      const found = version === undefined ? rules : await findRules(db, version);
      if (found === undefined) throw invalidField("version", "names no rule set");
      const draft = { name, note, rules: found, basedOn: version ?? null, by };
      const stored = await db.transaction().execute((trx) =>
        insertRuleDraft(trx, { ...draft, now: new Date(clock()) }, MAX_DRAFTS)
      );
      if (!stored) throw tooManyDrafts();
      return stored;
    },
    change: (id, change, revision, by) =>
      db.transaction().execute(async (trx) => {
        const stored = await lockRuleDraft(trx, id);
        if (!stored) throw noDraft();
        refuseOutdated("draft", revision, stored.revision);
        return await updateRuleDraft(trx, id, change, { by, now: new Date(clock()) });
      }),
    remove: (id) => deleteRuleDraft(db, id),
  };
}

function tooManyDrafts(): ProblemError {
  return new ProblemError({
    status: 422,
    code: "too_many_drafts",
    title: "There are too many drafts",
    detail: `At most ${MAX_DRAFTS} drafts are kept. Delete those that nobody needs any more.`,
  });
}
