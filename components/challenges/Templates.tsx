import { CHALLENGE_TEMPLATES } from "@/core/challenges/templates.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { Target } from "@/components/shared/icons.ts";
import { Plus, Swords, UsersRound } from "@/components/shared/page_icons.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { challengeTemplateTexts } from "@/words/challenge_templates.ts";
import { challengeFormWords } from "@/words/challenge_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { BLANK, CHALLENGE_LIST, challengeHref } from "./place.ts";

const KIND_ICONS = { individual: Target, team: UsersRound, head_to_head: Swords } as const;

/** Chooses the template of a new challenge. */
export function Templates() {
  const words = wordsOf(challengeFormWords);
  const texts = wordsOf(challengeTemplateTexts);
  const { go } = usePage();
  return (
    <>
      <PageHead
        title={wordsOf(challengePageWords).new}
        back={{ ...CHALLENGE_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <p class="group-note">
          {words.startFrom}{" "}
          <a class="docs-link" href="/docs/guides/challenges">{words.howTheyWork}</a>
        </p>
        <ul class="template-grid" aria-label={words.templates}>
          {CHALLENGE_TEMPLATES.map(({ id, kind }) => {
            const Icon = KIND_ICONS[kind];
            return (
              <li key={id}>
                <a
                  class="template"
                  href={challengeHref({ kind: "new", template: id })}
                  onClick={follow(go)}
                >
                  <span class="challenge-kind" data-kind={kind}>
                    <Icon size={17} />
                  </span>
                  <strong>{texts[id].title}</strong>
                  <span class="group-hint">{words.about[id]}</span>
                </a>
              </li>
            );
          })}
          <li>
            <a
              class="template"
              href={challengeHref({ kind: "new", template: BLANK })}
              onClick={follow(go)}
            >
              <span class="challenge-kind" data-kind="blank">
                <Plus size={17} />
              </span>
              <strong>{words.blank}</strong>
              <span class="group-hint">{words.blankHint}</span>
            </a>
          </li>
        </ul>
      </div>
    </>
  );
}
