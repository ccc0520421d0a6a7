import type { PersonView } from "@/core/agents/directory.ts";
import { addressUnder } from "@/components/admin/address.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { ROLE_NAMES } from "@/core/roles.ts";
import { UserRound } from "@/components/shared/icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { ActiveButton } from "./ActiveButton.tsx";
import { AliasGroup } from "./AliasGroup.tsx";
import { MergeGroup } from "./MergeGroup.tsx";
import { StateBadge } from "./PersonRow.tsx";
import { PEOPLE_LIST } from "./place.ts";
import { PersonForm } from "./PersonForm.tsx";
import { useBack } from "./use_back.ts";

const POLL_MILLISECONDS = 10_000;

/** One person: the settings, other names, the account, and how to merge or deactivate them. */
export function PersonPage({ id, initial }: { id: string; initial: PersonView | null }) {
  const back = useBack();
  const path = `/admin/agents/${encodeURIComponent(id)}`;
  const remote = useRemote<PersonView>(path, { everyMilliseconds: POLL_MILLISECONDS, initial });
  const { data } = remote;
  if (remote.isMissing) return <MissingPage icon={UserRound} noun="person" list={PEOPLE_LIST} />;

  const contents = (person: PersonView) => (
    <>
      {!person.isActive && (
        <p class="notice" data-tone="warning">
          <UserRound size={15} />
          <span>
            Deactivated{" "}
            <Ago time={person.deactivatedAt!} />. Not offered or shown on boards; work that still
            arrives counts.
          </span>
        </p>
      )}
      <PersonForm person={person} path={path} onSaved={(saved) => remote.update(() => saved)} />
      <AliasGroup person={person} path={path} />
      <AccountAndPoints person={person} />
      <Group
        id="person-danger"
        title="Leaving and duplicates"
        note="Nothing is deleted: points stay in the ledger."
      >
        <MergeGroup person={person} path={path} />
        <ActiveButton person={person} path={path} onChanged={(now) => remote.update(() => now)} />
      </Group>
    </>
  );

  return (
    <>
      <PageHead title={data?.name ?? "Person"} back={back}>
        {data && <StateBadge person={data} />}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>{contents}</RemoteView>
      </div>
    </>
  );
}

/** The account with which the person signs in, and what they have earned. */
function AccountAndPoints({ person }: { person: PersonView }) {
  const { id, account, lastSignInAt, totalPoints } = person;
  return (
    <Group id="person-account" title="Account and points">
      {account === null
        ? (
          <Row
            label="No account"
            hint="The person earns points, but cannot sign in. Invite them to give them a desk."
          />
        )
        : (
          <Row
            label={<bdi>{account.email}</bdi>}
            hint={
              <>
                {ROLE_NAMES[account.role]}
                {!account.isActive && " · deactivated"} ·{" "}
                {lastSignInAt === null ? "never signed in" : (
                  <>
                    last signed in <Ago time={lastSignInAt} />
                  </>
                )}
              </>
            }
          />
        )}
      <Row label="Points">
        <strong class="tabular-nums">{formatNumber(totalPoints)}</strong>
        <a class="button" href={addressUnder("/team", id)}>Show Work</a>
      </Row>
    </Group>
  );
}
