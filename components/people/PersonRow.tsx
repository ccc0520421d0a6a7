import { Sentence } from "@/components/shared/Sentence.tsx";
import type { PersonView } from "@/core/agents/directory.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { follow } from "@/components/admin/use_path.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";
import { roleWords } from "@/words/roles.ts";
import { peopleHref } from "./place.ts";

/** A person in the list. */
export function PersonRow({ person }: { person: PersonView }) {
  const words = wordsOf(peopleWords);
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
          <span class="person-points">{words.points(totalPoints, formatNumber(totalPoints))}</span>
          <span class="group-hint">
            {person.account === null
              ? words.noAccount
              : lastSignInAt === null
              ? words.neverSignedIn
              : <Sentence text={words.signedIn} parts={{ time: <Ago time={lastSignInAt} /> }} />}
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
  const words = wordsOf(peopleWords);
  if (!isActive) return <span class="badge" data-tone="bad">{words.deactivated}</span>;
  if (account === null || account.role === "agent" && account.isActive) return null;
  if (!account.isActive) return <span class="badge" data-tone="warning">{words.accountOff}</span>;
  return <span class="badge">{wordsOf(roleWords)[account.role]}</span>;
}
