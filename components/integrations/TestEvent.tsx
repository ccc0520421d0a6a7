import { formatNumber } from "@/components/shared/format.ts";
import { useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { CircleAlert, CircleCheck, Send } from "@/components/shared/page_icons.ts";
import { integrationWords } from "@/words/integrations.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { titleOf } from "@/core/explain/arithmetic.ts";
import { StatusBadge } from "./StatusBadge.tsx";
import type { TestResult } from "@/core/integrations/views.ts";
import { pointsText, statusWords } from "./words.ts";

type State =
  | { readonly kind: "idle" | "busy" }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "done"; readonly result: TestResult };

/** Sends a sample webhook through all steps, and shows what it would give. */
export function TestEvent(
  { path, title, hasSecret }: { path: string; title: string; hasSecret: boolean },
) {
  const words = wordsOf(integrationWords);
  const [state, setState] = useState<State>({ kind: "idle" });
  async function test() {
    if (state.kind === "busy") return;
    setState({ kind: "busy" });
    const answer = await ask<TestResult>("POST", `${path}/test`);
    setState(
      answer.ok
        ? { kind: "done", result: answer.data }
        : { kind: "failed", message: answer.message },
    );
  }
  return (
    <Group
      id="try"
      title={words.test.title}
      note={words.test.note(title)}
    >
      <Row
        label={words.test.label}
        hint={hasSecret ? undefined : words.test.secretFirst}
      >
        <button
          type="button"
          class="button"
          aria-disabled={state.kind === "busy" || !hasSecret}
          onClick={() => hasSecret && test()}
        >
          <Send size={14} />
          {state.kind === "busy" ? words.test.sending : words.test.send}
        </button>
      </Row>
      <div role="status">
        {state.kind === "failed" && (
          <p class="group-row form-error">
            <CircleAlert size={15} />
            {state.message}
          </p>
        )}
        {state.kind === "done" && <Outcome result={state.result} />}
      </div>
    </Group>
  );
}

function Outcome({ result }: { result: TestResult }) {
  const words = wordsOf(integrationWords);
  const { status, reason, events, points } = result;
  const isGood = statusWords(status)[1] === "good";
  return (
    <div class="group-row group-stack test-outcome">
      <p class="test-verdict" data-tone={isGood ? "good" : "bad"}>
        {isGood ? <CircleCheck size={18} /> : <CircleAlert size={18} />}
        <span>
          {isGood ? words.test.works : words.test.failed} {reason ?? ""}
        </span>
        <StatusBadge status={status} />
      </p>
      {events.length > 0 && (
        <>
          <p class="group-hint">
            {words.test.became(events.length, formatNumber(events.length))}
            {points === null ? "" : `, ${words.test.worth(pointsText(points))}`}:
          </p>
          <ul class="event-list">
            {events.map((event, index) => (
              <li key={index}>
                <strong>{event.typeTitle ?? titleOf(event.type, currentLanguage())}</strong>
                <span class="group-hint">{words.test.by(String(event.person))}</span>
                <span class="event-points">{pointsText(event.points)}</span>
                <code>{JSON.stringify(event.data)}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
