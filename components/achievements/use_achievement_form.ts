import { useState } from "preact/hooks";
import type { Achievement } from "@/core/achievements/achievements.ts";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { errorsAtFields, useForm } from "@/components/admin/use_form.ts";
import { fieldsOfTypes } from "@/components/counting/draft.ts";
import { metricFields } from "@/components/counting/limits.ts";
import { useEventTypes } from "@/components/event_types/use_event_types.ts";
import { type AchievementDraft, achievementOf, keyOfTitle, questionOf } from "./draft.ts";

const FIELDS = {
  title: "achievement-title",
  description: "achievement-description",
  icon: "achievement-icon",
  family: "achievement-family",
  ...metricFields("achievement-metric"),
  target: "achievement-target",
  span: "achievement-span",
  points: "achievement-points",
  tier: "achievement-tier",
  category: "achievement-category",
  startsOn: "achievement-start",
  from: "achievement-from",
};
/** How many keys are tried when an achievement of that title exists. */
const MAX_KEYS = 20;

/** Keeps what is typed about an achievement. */
export function useAchievementForm(key: string, base: AchievementDraft) {
  const draft = useDraft(key, base);
  const form = useForm(FIELDS);
  const { types } = useEventTypes();
  const fields = fieldsOfTypes(types ?? [], []);
  const kindOf = (field: string) => fields.get(field)?.kind;
  const made = achievementOf(draft.value, kindOf);
  const asked = questionOf(draft.value, kindOf);
  return {
    draft,
    form,
    types,
    body: "body" in made ? made.body : null,
    wrong: "wrong" in made ? made.wrong : {},
    /** What decides who has it; null while something is missing. */
    question: "question" in asked ? asked.question : null,
  };
}

/** What `useAchievementForm` returns. */
export type AchievementFormState = ReturnType<typeof useAchievementForm>;

/**
 * Returns what stores the achievement that is typed.
 * @param send sends it; it is called with another key as long as the key is taken
 */
export function useStore(
  { draft, form, body, wrong }: AchievementFormState,
  send: (achievement: Achievement) => Promise<AdminAnswer<AchievementDefinition>>,
  onDone: (stored: AchievementDefinition) => void,
) {
  async function store(): Promise<AdminAnswer<AchievementDefinition>> {
    for (let attempt = 0;; attempt++) {
      const key = keyOfTitle(body!.title, attempt);
      const family = draft.value.family || key;
      const answer = await send({ ...body!, key, family, retiredFrom: null });
      if (answer.ok || answer.code !== "achievement_exists" || attempt >= MAX_KEYS) return answer;
    }
  }
  return (event: Event) =>
    form.submit(event, {
      wrong,
      send: store,
      onDone(stored) {
        draft.discard();
        onDone(stored);
      },
      errorsOf: (refusal) =>
        refusal.code === "edit_conflict" ? {} : errorsAtFields(
          { ...refusal, fields: withoutPrefix(refusal.fields) },
          Object.keys(FIELDS),
        ),
    });
}

/** A replacement names its fields below `achievement`. */
function withoutPrefix(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [path.replace(/^achievement\./, ""), text]),
  );
}

/** Keeps the revision of an achievement that is edited. */
export function useRevision(one: AchievementDefinition, { form }: AchievementFormState) {
  const [revision, setRevision] = useState(one.revision);
  const path = `/admin/achievements/${encodeURIComponent(one.key)}`;

  /** Reads the stored achievement. */
  async function readAgain(): Promise<AchievementDefinition | null> {
    const answer = await ask<AchievementDefinition>("GET", path);
    if (!answer.ok) return null;
    setRevision(answer.data.revision);
    form.clear();
    return answer.data;
  }

  return { revision, path, readAgain };
}
