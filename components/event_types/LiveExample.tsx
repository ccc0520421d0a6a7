import { useEffect, useMemo } from "preact/hooks";
import { exampleOf } from "@/core/event_types/example.ts";
import type { TypePreview } from "@/core/event_types/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { createResource } from "@/components/shared/resource.ts";
import { bodyOf, fieldsOf, type TypeDraftText } from "./draft.ts";

const NOT_YET = "What it pays is shown when the form is right.";

/** An event of the definition to send, and what it would pay; both change while somebody types. */
export function LiveExample({ draft }: { draft: TypeDraftText }) {
  const type = draft.type.trim() || "your_type";
  const fields = fieldsOf(draft);
  const example = exampleOf({ type, fields });
  const request = JSON.stringify({ type, fields, points: bodyOf(draft).points });
  const settled = useSettled(request);
  const resource = useMemo(() =>
    createResource<TypePreview | string>(async () => {
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
      <h2 id="type-example" class="group-title">Example</h2>
      <pre
        class="type-code"
        tabIndex={0}
        aria-label="The event to send"
      ><code>{`POST /api/v1/events\n${
        JSON.stringify(example, null, 2)
      }`}</code></pre>
      <p class="type-result" role="status" data-old={settled !== request}>
        {resultWords(data, error)}
      </p>
    </section>
  );
}

function resultWords(data: TypePreview | string | null, error: string | null): string {
  if (data === null) return error ?? "Calculating…";
  if (typeof data === "string") return data;
  const { result, issues } = data;
  if (result !== null) return result.summary;
  return issues[0] ? `What it pays is not clear yet: ${issues[0].message}.` : NOT_YET;
}
