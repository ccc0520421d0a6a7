import { useState } from "preact/hooks";
import type { WallLinkView } from "@/core/wall_links.ts";
import { historyHref } from "@/components/admin/HistoryLink.tsx";
import { ask, askToRemove } from "@/components/admin/admin_api.ts";
import { ConfirmButton } from "@/components/admin/ConfirmButton.tsx";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { Group, Row } from "@/components/admin/Group.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Monitor } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallLinkWords } from "@/words/wall_links.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { WALL_LINK_LIST, wallLinkHref } from "./place.ts";
import { draftOf, missingIn, settingsOf, type WallLinkDraft } from "./draft.ts";
import { WALL_LINK_FIELDS, WallLinkFields } from "./WallLinkFields.tsx";
import { Use } from "./WallLinkList.tsx";

/** One wall link: its settings, its use, and how to revoke it. */
export function WallLinkPage({ id, initial }: { id: string; initial: WallLinkView | null }) {
  const words = wordsOf(wallLinkWords);
  const { go } = usePage();
  const path = `/admin/wall-links/${id}`;
  const remote = useRemote<WallLinkView>(path, { everyMilliseconds: 10_000, initial });
  if (remote.isMissing) {
    return <MissingPage icon={Monitor} noun={words.nouns.link} list={WALL_LINK_LIST} />;
  }
  return (
    <>
      <PageHead
        title={remote.data?.name ?? words.oneTitle}
        back={{ ...WALL_LINK_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(link) => (
            <>
              {link.state !== "revoked" && (
                <Settings
                  link={link}
                  path={path}
                  onChanged={(changed) => remote.update(() => changed)}
                />
              )}
              <Group id="wall-use" title={words.use}>
                <Row
                  label={
                    <span class="wall-use">
                      <Use one={link} />
                    </span>
                  }
                  hint={link.state === "revoked" ? words.useRevoked : words.useHint}
                >
                  {link.state !== "revoked" && <Revoke link={link} path={path} />}
                </Row>
                <Row label={words.history} hint={words.historyHint}>
                  <a class="button" href={historyHref("wall_link", id)}>
                    {words.showHistory}
                  </a>
                </Row>
              </Group>
            </>
          )}
        </RemoteView>
      </div>
    </>
  );
}

function Settings({ link, path, onChanged }: {
  link: WallLinkView;
  path: string;
  onChanged: (link: WallLinkView) => void;
}) {
  const words = wordsOf(wallLinkWords);
  const { announce, timeZone } = usePage();
  const form = useForm(WALL_LINK_FIELDS);
  const stored = draftOf(link, timeZone);
  const [edit, setEdit] = useState<{ value: WallLinkDraft; revision: number } | null>(null);
  const value = edit?.value ?? stored;
  const isChanged = edit !== null && JSON.stringify(edit.value) !== JSON.stringify(stored);

  const save = (event: Event) => {
    if (!isChanged) return event.preventDefault();
    const { expiresAt, ...settings } = settingsOf(value);
    return form.submit(event, {
      wrong: missingIn(value),
      send: () =>
        ask<WallLinkView>("PATCH", path, {
          ...settings,
          // The stored time may be within a day.
          ...(value.lastDay === stored.lastDay ? {} : { expiresAt }),
          expectedRevision: edit.revision,
        }),
      onDone(changed) {
        setEdit(null);
        onChanged(changed);
        announce(words.saved);
      },
    });
  };

  async function readAgain(keep: boolean) {
    const answer = await ask<WallLinkView>("GET", path);
    if (!answer.ok) return;
    form.clear();
    onChanged(answer.data);
    setEdit(keep ? { value, revision: answer.data.revision } : null);
  }

  return (
    <form class="new-form" onSubmit={save} noValidate aria-label={words.settings}>
      <WallLinkFields
        value={value}
        errors={form.errors}
        stored={link.scenes}
        onChange={(change) =>
          setEdit({ value: { ...value, ...change }, revision: edit?.revision ?? link.revision })}
      />
      <EditConflict
        form={form}
        onTheirs={() => readAgain(false)}
        onMine={() => readAgain(true)}
      />
      <FormEnd
        form={form}
        action={words.save}
        isOff={!isChanged}
        onCancel={isChanged ? () => (setEdit(null), form.clear()) : undefined}
      />
    </form>
  );
}

function Revoke({ link, path }: { link: WallLinkView; path: string }) {
  const words = wordsOf(wallLinkWords);
  const { go, announce } = usePage();
  return (
    <ConfirmButton
      label={words.revoke}
      title={<Sentence text={words.revokeTitle} parts={{ name: <bdi>{link.name}</bdi> }} />}
      action={words.revokeAction}
      isDanger
      onConfirm={async () => {
        const problem = await askToRemove(path);
        if (problem !== null) return problem;
        announce(words.revokedSaid(link.name));
        go(wallLinkHref({ kind: "list" }));
        return null;
      }}
    >
      {words.revokeText}
    </ConfirmButton>
  );
}
