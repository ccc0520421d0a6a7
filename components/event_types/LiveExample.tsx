import { useEffect, useMemo } from "preact/hooks";
import { exampleOf } from "@/core/event_types/example.ts";
import type { TypePreview } from "@/core/event_types/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { createResource } from "@/components/shared/resource.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { bodyOf, fieldsOf, type TypeDraftText } from "./draft.ts";

/** The definition is wrong: that is said at its fields. */
const NOT_YET = "not_yet";

/** An event of the definition to send, and what it would pay; both change while somebody types. */
export function LiveExample({ draft }: { draft: TypeDraftText }) {
  const words = wordsOf(typeWords).example;
  const type = draft.type.trim() || "your_type";
  const fields = fieldsOf(draft);
  const example = exampleOf({ type, fields });
  const request = JSON.stringify({ type, fields, points: bodyOf(draft).points });
  const settled = useSettled(request);
  const resource = useMemo(() =>
    createResource<TypePreview | typeof NOT_YET>(async () => {
      const answer = await ask<TypePreview>(
        "POST",
        "/admin/event-types/preview",
        JSON.parse(settled),
      );
      if (answer.ok) return { ok: true, data: answer.data };
      // What is wrong with the definition is no failure: it is said, and not asked again.
      return answer.status === 422 ? { ok: true, data: NOT_YET } : answer;
    }), [settled]);
  useEffect(() => resource.follow(), [resource]);
  const { data, error } = resource.state.value;
  return (
    <section class="type-example" aria-labelledby="type-example">
      <h2 id="type-example" class="group-title">{words.title}</h2>
      <pre
        class="type-code"
        tabIndex={0}
        aria-label={words.event}
      ><code>{`POST /api/v1/events\n${
        JSON.stringify(example, null, 2)
      }`}</code></pre>
      <p class="type-result" role="status" data-old={settled !== request}>
        {resultWords(data, error)}
      </p>
    </section>
  );
}

function resultWords(data: TypePreview | typeof NOT_YET | null, error: string | null): string {
  const words = wordsOf(typeWords).example;
  if (data === null) return error ?? words.calculating;
  if (data === NOT_YET) return words.notYet;
  const { result, issues } = data;
  if (result !== null) return result.summary;
  return issues[0] ? words.unclear(issues[0].message) : words.notYet;
}
