import type { Kysely } from "kysely";
import { readLayout } from "@/core/windows/layout.ts";
import type { StoredLayout } from "@/core/windows/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findLayout, storeLayout } from "@/db/windows.ts";
import type { Person } from "@/services/auth/identity.ts";

/** Where people put the windows of their desks. */
export interface WindowLayouts {
  /** Returns the person's layout; what is not stored, or no longer valid, is as at first. */
  read(person: Person): Promise<StoredLayout>;
  /**
   * Stores the person's layout. The last one that arrives counts, whichever device sent it: the
   * clocks of devices may be wrong.
   * @returns the new revision
   */
  store(person: Person, layout: object): Promise<number>;
}

/** Opens the layouts of windows. */
export function openWindowLayouts({ db }: { readonly db: Kysely<Schema> }): WindowLayouts {
  return {
    async read({ userId }) {
      const stored = await findLayout(db, userId);
      return { layout: readLayout(stored?.layout), revision: stored?.revision ?? 0 };
    },
    store: ({ userId }, layout) => storeLayout(db, userId, readLayout(layout)),
  };
}
