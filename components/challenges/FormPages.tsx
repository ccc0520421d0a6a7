import { useMemo } from "preact/hooks";
import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import { CHALLENGE_TEMPLATES, type ChallengeTemplate } from "@/core/challenges/templates.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Swords } from "@/components/shared/page_icons.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { challengeTemplateTexts } from "@/words/challenge_templates.ts";
import { challengeFormWords } from "@/words/challenge_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { EditChallengeForm, NewChallengeForm } from "./ChallengeForm.tsx";
import { draftOfClone, draftOfTemplate, type Member } from "./draft.ts";
import { BLANK, CHALLENGE_LIST, challengeHref } from "./place.ts";

/** An empty challenge. */
const EMPTY: Omit<ChallengeTemplate, "id"> = {
  kind: "individual",
  metric: { events: [], measure: { kind: "count" } },
  target: null,
  rewardPoints: 100,
  maxWinners: null,
  joining: "automatic",
  days: 5,
};

/** A new challenge from a template. */
export function NewPage({ template, isAdmin, teams }: {
  template: string;
  isAdmin: boolean;
  /** The teams of a manager. */
  teams: readonly Member[];
}) {
  const { go, now, timeZone } = usePage();
  const chosen = template === BLANK ? EMPTY : CHALLENGE_TEMPLATES.find(({ id }) => id === template);
  const texts = chosen && "id" in chosen
    ? wordsOf(challengeTemplateTexts)[chosen.id as ChallengeTemplate["id"]]
    : { title: "", description: "" };
  const base = useMemo(
    () =>
      chosen && draftOfTemplate(chosen, texts, { now, timeZone, teams: isAdmin ? null : teams }),
    [template],
  );
  if (!chosen || !base) {
    return (
      <MissingPage
        icon={Swords}
        noun={wordsOf(challengePageWords).templateNoun}
        list={CHALLENGE_LIST}
      />
    );
  }
  const back = {
    href: challengeHref({ kind: "templates" }),
    label: wordsOf(challengePageWords).templateList,
  };
  return (
    <>
      <PageHead
        title={texts.title || wordsOf(challengeFormWords).blank}
        back={{ ...back, onClick: follow(go) }}
      />
      <div class="page-body">
        <NewChallengeForm
          id={`challenge_new_${template}`}
          base={base}
          isAdmin={isAdmin}
          onCancel={() => go(CHALLENGE_LIST.href)}
        />
      </div>
    </>
  );
}

/** A copy of a challenge, in the next week that begins. */
export function ClonePage({ id, isAdmin }: { id: string; isAdmin: boolean }) {
  const words = wordsOf(challengeFormWords);
  const { go, now, timeZone } = usePage();
  const remote = useStored(id);
  const { noun } = wordsOf(challengePageWords);
  if (remote.isMissing) return <MissingPage icon={Swords} noun={noun} list={CHALLENGE_LIST} />;
  const back = { href: challengeHref({ kind: "challenge", id }), label: noun };
  return (
    <>
      <PageHead
        title={remote.data ? words.cloneOf(remote.data.title) : words.clone}
        back={{ ...back, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(one) => (
            <NewChallengeForm
              id={`challenge_clone_${id}`}
              base={draftOfClone(one, now, timeZone)}
              isAdmin={isAdmin}
              onCancel={() => go(back.href)}
            />
          )}
        </RemoteView>
      </div>
    </>
  );
}

/** Changes a challenge. */
export function EditPage({ id, isAdmin }: { id: string; isAdmin: boolean }) {
  const words = wordsOf(challengeFormWords);
  const { go, announce } = usePage();
  const remote = useStored(id);
  const { noun } = wordsOf(challengePageWords);
  if (remote.isMissing) return <MissingPage icon={Swords} noun={noun} list={CHALLENGE_LIST} />;
  const href = challengeHref({ kind: "challenge", id });
  const back = { href, label: noun, onClick: follow(go) };
  return (
    <>
      <PageHead title={remote.data ? words.editOf(remote.data.title) : words.edit} back={back} />
      <div class="page-body">
        <RemoteView remote={remote}>
          {(one) =>
            one.changes === "nothing"
              ? (
                <Empty
                  icon={Swords}
                  title={words.fixed}
                  words={words.fixedHint}
                >
                  <a
                    class="button button-primary"
                    href={challengeHref({ kind: "clone", id })}
                    onClick={follow(go)}
                  >
                    {words.clone}
                  </a>
                </Empty>
              )
              : (
                <EditChallengeForm
                  one={one}
                  isAdmin={isAdmin}
                  onSaved={(saved) => {
                    announce(words.saved(saved.title));
                    go(href);
                  }}
                  onCancel={() => go(href)}
                />
              )}
        </RemoteView>
      </div>
    </>
  );
}

/** Reads a challenge once: a form must not change while somebody types. */
function useStored(id: string) {
  return useRemote<ChallengeDefinition>(`/admin/challenges/${encodeURIComponent(id)}`);
}
