import { CHALLENGE_TEMPLATES } from "@/core/challenges/templates.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { Plus, Swords, Target, UsersRound } from "@/components/shared/icons.ts";
import { BLANK, CHALLENGE_LIST, challengeHref } from "./place.ts";

const KIND_ICONS = { individual: Target, team: UsersRound, head_to_head: Swords } as const;

/** Chooses the template of a new challenge. */
export function Templates() {
  const { go } = usePage();
  return (
    <>
      <PageHead title="New challenge" back={{ ...CHALLENGE_LIST, onClick: follow(go) }} />
      <div class="page-body">
        <p class="group-note">
          Start from one of these; everything can be changed.{" "}
          <a class="docs-link" href="/docs/guides/challenges">How challenges work</a>
        </p>
        <ul class="template-grid" aria-label="Templates">
          {CHALLENGE_TEMPLATES.map(({ id, name, about, kind }) => {
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
                  <strong>{name}</strong>
                  <span class="group-hint">{about}</span>
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
              <strong>From scratch</strong>
              <span class="group-hint">Choose what counts, the target and the prize yourself.</span>
            </a>
          </li>
        </ul>
      </div>
    </>
  );
}
