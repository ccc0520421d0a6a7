import { accountFilterSchema, personStateSchema } from "@/core/agents/directory.ts";
import type { DirectoryFilter } from "@/services/agents/directory.ts";
import { storableText } from "@/api/lists.ts";
import { normalizeId } from "@/core/identity.ts";

/** The parameters that choose people: in the list and in its file. */
export const peopleFilter = {
  q: storableText.optional().meta({
    description:
      "Words that must each occur in the name, the id, the e-mail address or an alias, " +
      "without regard to letter case and accents",
  }),
  team: storableText.optional()
    .meta({ description: "The id of a team; empty: people without a team" }),
  state: personStateSchema.optional(),
  account: accountFilterSchema.optional().meta({
    description:
      "none: people who cannot sign in; any: people with an account; deactivated: with " +
      "an account that cannot be used; or the role of the account",
  }),
};

/** Converts the parameters to a filter. */
export function toPeopleFilter(
  { q, team, ...filter }: {
    readonly q?: string | undefined;
    readonly team?: string | undefined;
    readonly state?: DirectoryFilter["state"];
    readonly account?: DirectoryFilter["account"];
  },
): DirectoryFilter {
  if (team === undefined) return { ...filter, search: q };
  return { ...filter, search: q, team: team === "" ? null : normalizeId(team) };
}
