import { useState } from "preact/hooks";
import type {
  InvitationState,
  InvitationView,
  MadeInvitationView,
} from "@/core/auth/invitations.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { ask } from "@/components/admin/admin_api.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { ExportMenu, filesOf } from "@/components/admin/ExportMenu.tsx";
import { FilterSelect } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { MailPlus } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationStateWords, invitationWords } from "@/words/invitations.ts";
import { InvitationRow } from "./InvitationRow.tsx";
import { MadeLink } from "./MadeLink.tsx";
import { INVITATION_LIST, invitationHref } from "./place.ts";
import { RevokeInvitation } from "./RevokeInvitation.tsx";
import { STATE_TONES } from "./words.ts";

const POLL_MILLISECONDS = 5_000;
/** The path of the list's first page, below `/api/v1`. */
export const LIST_PATH = "/admin/invitations?limit=50";
const ORDER = {
  keyOf: ({ id }: InvitationView) => String(id),
  compare: (a: InvitationView, b: InvitationView) => b.id - a.id,
};
const STATES = Object.keys(STATE_TONES) as InvitationState[];

/** All invitations, with a filter by state. */
export function InvitationList({ initial }: { initial: Page<InvitationView> | null }) {
  const words = wordsOf(invitationWords);
  const { announce } = usePage();
  const [state, setState] = useState<InvitationState | "all">("all");
  const path = state === "all" ? LIST_PATH : `${LIST_PATH}&state=${state}`;
  const list = useList<InvitationView>(
    path,
    ORDER,
    POLL_MILLISECONDS,
    state === "all" ? initial : null,
  );
  const [asking, setAsking] = useState<InvitationView | null>(null);
  const [made, setMade] = useState<MadeInvitationView | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function resend({ id, name }: InvitationView) {
    setError(null);
    const answer = await ask<MadeInvitationView>("POST", `/admin/invitations/${id}/resend`);
    list.remote.reload();
    if (!answer.ok) return setError(answer.message);
    setMade(answer.data);
    announce(words.resent(name));
    document.querySelector<HTMLElement>(".page-title")?.focus();
  }

  if (made) {
    const back = (event: MouseEvent) => {
      event.preventDefault();
      setMade(null);
    };
    return (
      <>
        <PageHead title={made.name} back={{ ...INVITATION_LIST, onClick: back }} />
        <div class="page-body">
          <MadeLink made={made} onDone={() => setMade(null)} onNext={null} />
        </div>
      </>
    );
  }
  const isEmpty = list.entries.length === 0;
  const isUnused = isEmpty && state === "all";
  return (
    <>
      <PageHead title={words.all}>{!isUnused && <Actions />}</PageHead>
      <div class="page-body">
        {!isUnused && (
          <div class="list-bar">
            <FilterSelect<InvitationState | "all">
              label={words.show}
              value={state}
              isOn={state !== "all"}
              options={[
                ["all", words.allStates],
                ...STATES.map((one) => [one, wordsOf(invitationStateWords)[one]] as const),
              ]}
              onChange={setState}
            />
            <ExportMenu
              what={words.list}
              files={filesOf("/admin/invitations", state === "all" ? "" : `state=${state}`)}
            />
          </div>
        )}
        {error && <p class="notice" data-tone="warning" role="alert">{error}</p>}
        <RemoteView remote={list.remote}>
          {() => {
            if (isUnused) return <NoInvitations />;
            if (isEmpty) {
              return (
                <Empty
                  icon={MailPlus}
                  title={words.noneOfThese}
                  words={words.noneOfTheseHint}
                />
              );
            }
            return (
              <ul class="group-rows" aria-label={words.all}>
                {list.entries.map((one) => (
                  <InvitationRow key={one.id} one={one} onResend={resend} onRevoke={setAsking} />
                ))}
              </ul>
            );
          }}
        </RemoteView>
        <MoreButton list={list} />
      </div>
      {asking && (
        <RevokeInvitation
          one={asking}
          onCancel={() => setAsking(null)}
          onRevoked={() => {
            setAsking(null);
            announce(words.revoke.done(asking.name));
            list.remote.reload();
            document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
}

function Actions() {
  const words = wordsOf(invitationWords);
  const { go } = usePage();
  return (
    <>
      <a class="button page-action" href={invitationHref("csv")} onClick={follow(go)}>
        {words.fromCsv}
      </a>
      <AddLink href={invitationHref("new")}>{words.invite}</AddLink>
    </>
  );
}

function NoInvitations() {
  const words = wordsOf(invitationWords);
  return (
    <Empty
      icon={MailPlus}
      title={words.none}
      words={words.noneHint}
    >
      <span class="invitation-actions">
        <Actions />
      </span>
    </Empty>
  );
}
