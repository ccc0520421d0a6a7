import type { BoostView } from "@/core/rules/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Zap } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";
import { BoostForm } from "./BoostForm.tsx";
import { type BoostDraft, copyOfBoost, emptyBoost } from "./draft.ts";
import { BOOST_LIST, boostHref } from "./place.ts";
import { titleOf } from "./words.ts";

/** The page that makes a boost. */
export function NewBoost() {
  const { go, now, timeZone } = usePage();
  return (
    <>
      <PageHead
        title={wordsOf(boostWords).form.new}
        back={{ ...BOOST_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <Form storage="new_boost" base={emptyBoost(now, timeZone)} />
      </div>
    </>
  );
}

/** The page that makes a boost like another one. */
export function CopiedBoost({ id, initial }: { id: number; initial: BoostView | null }) {
  const { go, now, timeZone } = usePage();
  const remote = useRemote<BoostView>(`/admin/boosts/${id}`, { initial });
  if (remote.isMissing) {
    return <MissingPage icon={Zap} noun={wordsOf(boostWords).noun} list={BOOST_LIST} />;
  }
  return (
    <>
      <PageHead
        title={wordsOf(boostWords).form.new}
        back={{ ...BOOST_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(boost) => (
            <Form storage={`copied_boost_${id}`} base={copyOfBoost(boost, now, timeZone)} />
          )}
        </RemoteView>
      </div>
    </>
  );
}

function Form({ storage, base }: { storage: string; base: BoostDraft }) {
  const words = wordsOf(boostWords).form;
  const { go, announce } = usePage();
  const draft = useDraft(storage, base);
  return (
    <BoostForm
      draft={draft}
      id={null}
      action={words.make}
      send={(body) => ask<BoostView>("POST", "/admin/boosts", body)}
      onDone={(boost) => {
        announce(words.made(titleOf(boost)));
        go(boostHref({ kind: "boost", id: boost.id }));
      }}
      onCancel={() => {
        draft.discard();
        go(BOOST_LIST.href);
      }}
    />
  );
}
