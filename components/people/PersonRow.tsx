import type { PersonView } from "@/core/agents/directory.ts";
import { ROLE_NAMES } from "@/core/roles.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { ChevronRight } from "@/components/shared/icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { peopleHref } from "./place.ts";

/** A person in the list. */
export function PersonRow({ person }: { person: PersonView }) {
  const { go } = usePage();
  const { id, name, email, teamName, totalPoints, lastSignInAt } = person;
  return (
    <li>
      <a
        class="group-row link-row person-link"
        data-active={person.isActive}
        href={peopleHref({ kind: "person", id })}
        onClick={follow(go)}
      >
        <span class="group-label">
          <strong class="truncate">
            <bdi>{name}</bdi>
          </strong>
          <span class="group-hint truncate">
            <bdi>{id}</bdi>
            {email !== null && email !== id && (
              <>
                {" · "}
                <bdi>{email}</bdi>
              </>
            )}
            {teamName !== null && (
              <>
                {" · "}
                <bdi>{teamName}</bdi>
              </>
            )}
          </span>
        </span>
        <span class="person-facts">
          <span class="person-points">{formatNumber(totalPoints)} points</span>
          <span class="group-hint">
            {person.account === null ? "no account" : lastSignInAt === null ? "never signed in" : (
              <>
                signed in <Ago time={lastSignInAt} />
              </>
            )}
          </span>
        </span>
        <StateBadge person={person} />
        <ChevronRight size={16} />
      </a>
    </li>
  );
}

/** Says what is special about a person: a role, or that the person or the account is deactivated. */
export function StateBadge({ person: { isActive, account } }: { person: PersonView }) {
  if (!isActive) return <span class="badge" data-tone="bad">Deactivated</span>;
  if (account === null || account.role === "agent" && account.isActive) return null;
  if (!account.isActive) return <span class="badge" data-tone="warning">Account off</span>;
  return <span class="badge">{ROLE_NAMES[account.role]}</span>;
}
