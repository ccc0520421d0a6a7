import type { ComponentChildren } from "preact";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { Loading } from "@/components/shared/Loading.tsx";
import { Award } from "@/components/shared/icons.ts";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { EditAchievementForm, NewAchievementForm, ReplaceForm } from "./AchievementForm.tsx";
import { ACHIEVEMENT_LIST, achievementHref } from "./place.ts";
import { useDefinitions } from "./use_definitions.ts";

/** The page of a form, when all definitions are read. */
export function FormPage({ kind, id }: {
  kind: "new" | "edit" | "replace";
  /** The achievement; empty for a new one. */
  id: string;
}) {
  const words = wordsOf(achievementPageWords);
  const { go, announce } = usePage();
  const { data, error, reload } = useDefinitions();
  const one = data?.find(({ key }) => key === id);
  if (data !== null && kind !== "new" && !one) {
    return <MissingPage icon={Award} noun={words.noun} list={ACHIEVEMENT_LIST} />;
  }
  const href = one ? achievementHref({ kind: "achievement", id: one.key }) : ACHIEVEMENT_LIST.href;
  const title = kind === "new"
    ? words.new
    : (kind === "edit" ? words.editOf : words.replaceOf)(one?.title ?? "").trim();
  const onDone = (stored: AchievementDefinition) => {
    announce((kind === "edit" ? words.saved : words.created)(stored.title));
    go(achievementHref({ kind: "achievement", id: stored.key }));
  };
  const onCancel = () => go(href);

  function form(all: readonly AchievementDefinition[]): ComponentChildren {
    if (kind === "new") return <NewAchievementForm all={all} onDone={onDone} onCancel={onCancel} />;
    return kind === "edit"
      ? <EditAchievementForm one={one!} onDone={onDone} onCancel={onCancel} />
      : <ReplaceForm one={one!} all={all} onDone={onDone} onCancel={onCancel} />;
  }

  return (
    <>
      <PageHead
        title={title}
        back={{
          href,
          label: one ? words.noun : ACHIEVEMENT_LIST.label,
          onClick: follow(go),
        }}
      />
      <div class="page-body">
        {data === null
          ? error ? <Failure message={error} onRetry={reload} /> : <Loading />
          : form(data)}
      </div>
    </>
  );
}
