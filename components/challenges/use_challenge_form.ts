import { useState } from "preact/hooks";
import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { usePage } from "@/components/admin/page_context.ts";
import { useDraft } from "@/components/admin/use_draft.ts";
import { errorsAtFields, useForm } from "@/components/admin/use_form.ts";
import { fieldsOfTypes } from "@/components/counting/draft.ts";
import { metricFields } from "@/components/counting/limits.ts";
import { useEventTypes } from "@/components/event_types/use_event_types.ts";
import { bodyOf, type ChallengeBody, type ChallengeDraft, keyOf } from "./draft.ts";

const FIELDS = {
  title: "challenge-title",
  description: "challenge-description",
  kind: "challenge-kind",
  audience: "challenge-audience",
  ...metricFields("challenge-metric"),
  target: "challenge-target",
  maxWinners: "challenge-winners",
  rewardPoints: "challenge-reward",
  difficultyMultiplier: "challenge-difficulty",
  joining: "challenge-joining",
  startsAt: "challenge-start",
  endsAt: "challenge-end",
};
/** How many keys are tried when a challenge of that title and day exists. */
const MAX_KEYS = 20;

/** Keeps what is typed about a challenge. */
export function useChallengeForm(key: string, base: ChallengeDraft) {
  const { timeZone } = usePage();
  const draft = useDraft(key, base);
  const form = useForm(FIELDS);
  const { types } = useEventTypes();
  const fields = fieldsOfTypes(types ?? [], []);
  const made = bodyOf(draft.value, timeZone, (field) => fields.get(field)?.kind);
  return {
    draft,
    form,
    types,
    /** Null while something is missing. */
    body: "body" in made ? made.body : null,
    wrong: "wrong" in made ? made.wrong : {},
  };
}

/** What `useChallengeForm` returns. */
export type ChallengeFormState = ReturnType<typeof useChallengeForm>;

/** Returns what creates the challenge that is typed. */
export function useCreate(
  { draft, form, body, wrong }: ChallengeFormState,
  onDone: (made: ChallengeDefinition) => void,
) {
  /** Finds a key that is free: people do not choose it. */
  async function create(body: ChallengeBody): Promise<AdminAnswer<ChallengeDefinition>> {
    for (let attempt = 0;; attempt++) {
      const key = keyOf(body.title, draft.value.startsAt, attempt);
      const answer = await ask<ChallengeDefinition>("POST", "/admin/challenges", { key, ...body });
      if (answer.ok || answer.code !== "challenge_exists" || attempt >= MAX_KEYS) return answer;
    }
  }
  return (event: Event) =>
    form.submit(event, {
      wrong,
      send: () => create(body!),
      onDone(made) {
        draft.discard();
        onDone(made);
      },
      errorsOf: (refusal) => errorsAtFields(refusal, Object.keys(FIELDS)),
    });
}

/** Keeps the revision of what is edited, and returns what saves it. */
export function useSave(
  one: ChallengeDefinition,
  { draft, form, body, wrong }: ChallengeFormState,
  onDone: (saved: ChallengeDefinition) => void,
) {
  const [revision, setRevision] = useState(one.revision);
  const path = `/admin/challenges/${encodeURIComponent(one.id)}`;
  const isAll = one.changes === "all";

  function save(event: Event) {
    const { title, description, endsAt } = body ?? {};
    const change = isAll
      ? { ...body, revision }
      : one.changes === "words"
      ? { title, description, revision }
      : { title, description, endsAt, revision };
    return form.submit(event, {
      wrong,
      send: () => ask<ChallengeDefinition>("PATCH", path, change),
      onDone(saved) {
        draft.discard();
        onDone(saved);
      },
      errorsOf: (refusal) =>
        refusal.code === "edit_conflict" ? {} : errorsAtFields(refusal, Object.keys(FIELDS)),
    });
  }

  /** Reads the stored challenge. */
  async function readAgain(): Promise<ChallengeDefinition | null> {
    const answer = await ask<ChallengeDefinition>("GET", path);
    if (!answer.ok) return null;
    setRevision(answer.data.revision);
    form.clear();
    return answer.data;
  }

  return { save, readAgain };
}
