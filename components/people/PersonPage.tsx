import { Sentence } from "@/components/shared/Sentence.tsx";
import type { PersonView } from "@/core/agents/directory.ts";
import { addressUnder } from "@/components/admin/address.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { Ago } from "@/components/admin/Ago.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { AccountGroup } from "@/components/accounts/AccountGroup.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { UserRound } from "@/components/shared/icons.ts";
import { PersonalData } from "@/components/personal_data/PersonalData.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";
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
  const words = wordsOf(peopleWords);
  const back = useBack();
  const path = `/admin/agents/${encodeURIComponent(id)}`;
  const remote = useRemote<PersonView>(path, { everyMilliseconds: POLL_MILLISECONDS, initial });
  const { data } = remote;
  if (remote.isMissing) {
    return <MissingPage icon={UserRound} noun={words.noun} list={PEOPLE_LIST} />;
  }

  const contents = (person: PersonView) => (
    <>
      {!person.isActive && (
        <p class="notice" data-tone="warning">
          <UserRound size={15} />
          <span>
            <Sentence
              text={words.page.deactivated}
              parts={{ time: <Ago time={person.deactivatedAt!} /> }}
            />
          </span>
        </p>
      )}
      <PersonForm person={person} path={path} onSaved={(saved) => remote.update(() => saved)} />
      <AliasGroup person={person} path={path} />
      <Group id="person-points" title={words.page.points}>
        <Row label={words.page.total}>
          <strong class="tabular-nums">{formatNumber(person.totalPoints)}</strong>
          <a class="button" href={addressUnder("/team", person.id)}>{words.page.showWork}</a>
        </Row>
        {person.isActive && (
          <Row label={words.page.today}>
            <a class="button" href={`${addressUnder("/team", person.id)}#today`}>
              {words.page.showToday}
            </a>
          </Row>
        )}
      </Group>
      <AccountGroup agent={person} onChanged={() => remote.reload()} />
      <Group
        id="person-danger"
        title={words.page.danger}
        note={words.page.dangerNote}
      >
        <MergeGroup person={person} path={path} />
        <ActiveButton person={person} path={path} onChanged={(now) => remote.update(() => now)} />
      </Group>
      <PersonalData who={{ agent: person.id }} />
    </>
  );

  return (
    <>
      <PageHead title={data?.name ?? words.one} back={back}>
        {data && <StateBadge person={data} />}
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>{contents}</RemoteView>
      </div>
    </>
  );
}
