import { useEffect, useState } from "preact/hooks";
import type { KeyView } from "@/core/keys.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import type { Page } from "@/core/shapes.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { KeyRound } from "@/components/shared/page_icons.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";
import { KeyRow } from "./KeyRow.tsx";
import { keyHref } from "./place.ts";
import { RevokeDialog } from "./RevokeDialog.tsx";

const POLL_MILLISECONDS = 5_000;
/** The path of the list's first page, below `/api/v1/admin`. */
export const LIST_PATH = "/admin/keys?limit=100";
const ORDER = {
  keyOf: ({ id }: KeyView) => String(id),
  compare: (a: KeyView, b: KeyView) => b.id - a.id,
};

/** All keys: first the active ones, then the revoked ones. */
export function KeyList({ initial }: { initial: Page<KeyView> | null }) {
  const words = wordsOf(keyWords);
  const { announce } = usePage();
  const list = useList<KeyView>(LIST_PATH, ORDER, POLL_MILLISECONDS, initial);
  const [asking, setAsking] = useState<KeyView | null>(null);
  // Also remembers keys on later pages of the list, which are not read again.
  const [revoked, setRevoked] = useState<Readonly<Record<number, string>>>({});
  const entries = list.entries.map((one) => ({
    ...one,
    revokedAt: one.revokedAt ?? revoked[one.id] ?? null,
  }));
  const working = entries.filter(({ revokedAt }) => revokedAt === null);
  const revokedKeys = entries.filter(({ revokedAt }) => revokedAt !== null);
  useEffect(() => {
    // The button that opened the dialog has disappeared, so the focus needs a new place.
    if (Object.keys(revoked).length > 0) {
      document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
    }
  }, [revoked]);

  return (
    <>
      <PageHead title={words.all}>{working.length > 0 && <NewLink />}</PageHead>
      <div class="page-body">
        <RemoteView remote={list.remote}>
          {() => (
            <>
              {working.length === 0 ? <NoKeys hadSome={revokedKeys.length > 0} /> : (
                <>
                  <p class="group-note">
                    {words.about}{" "}
                    <a class="docs-link" href="/docs/guides/send-events">{words.howTo}</a>
                  </p>
                  <ul class="group-rows" aria-label={words.all}>
                    {working.map((one) => <KeyRow key={one.id} one={one} onRevoke={setAsking} />)}
                  </ul>
                </>
              )}
              {revokedKeys.length > 0 && (
                <section class="group-section keys-gone" aria-labelledby="keys-gone">
                  <h2 id="keys-gone" class="group-title">{words.revokedTitle}</h2>
                  <p class="group-note">{words.revokedNote}</p>
                  <ul class="group-rows" aria-labelledby="keys-gone">
                    {revokedKeys.map((one) => <KeyRow key={one.id} one={one} onRevoke={null} />)}
                  </ul>
                </section>
              )}
            </>
          )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
      {asking && (
        <RevokeDialog
          one={entries.find(({ id }) => id === asking.id) ?? asking}
          onCancel={() => setAsking(null)}
          onRevoked={() => {
            setAsking(null);
            setRevoked((before) => ({ ...before, [asking.id]: new Date().toISOString() }));
            announce(words.revoke.done(asking.name));
            list.remote.reload();
          }}
        />
      )}
    </>
  );
}

function NewLink() {
  return <AddLink href={keyHref("new")}>{wordsOf(keyWords).make}</AddLink>;
}

function NoKeys({ hadSome }: { hadSome: boolean }) {
  const words = wordsOf(keyWords);
  return (
    <Empty
      icon={KeyRound}
      title={hadSome ? words.noneWorks : words.none}
      words={
        <>
          {words.noneHint} <a class="docs-link" href="/docs/guides/send-events">{words.howTo}</a>
        </>
      }
    >
      <NewLink />
    </Empty>
  );
}
