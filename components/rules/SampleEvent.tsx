import { useEffect, useState } from "preact/hooks";
import type { EventTypeView } from "@/core/event_types/views.ts";
import type { SampleResultView } from "@/core/explain/views.ts";
import { type AdminAnswer, ask } from "@/components/admin/admin_api.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import { Check } from "@/components/shared/icons.ts";
import { X } from "@/components/shared/page_icons.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { partName } from "@/words/names.ts";
import { rulesWords } from "@/words/rules.ts";
import { objectAt, type Rules, typedNumber } from "./rules_edit.ts";
import { type RuleField, sampleFields, typeTitle } from "./type_fields.ts";

const QUIET_MILLISECONDS = 250;

type Answers = readonly [draft: AdminAnswer<SampleResultView>, now: AdminAnswer<SampleResultView>];

/** A sample event, scored as it is typed: under the draft and under the rules in force. */
export function SampleEvent({ rules, types }: { rules: Rules; types: readonly EventTypeView[] }) {
  const words = wordsOf(rulesWords).sample;
  const offered = types.filter(({ type, isPaid }) =>
    isPaid || Object.hasOwn(objectAt(rules, ["actions"]), type)
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const type = chosen ?? offered[0]?.type ?? null;
  const fields = type === null ? [] : sampleFields(types, type);
  const answers = useAnswers(rules, type, fields, typed);
  const [draft, now] = answers ?? [null, null];
  const problem = (field: string) =>
    now && !now.ok ? now.fields[`event.data.${field}`] ?? now.fields[field] : undefined;
  const change = (name: string, text: string) => setTyped({ ...typed, [name]: text });

  if (type === null) {
    return <p class="group-note">{words.none}</p>;
  }
  return (
    <div>
      <div class="rule-sample-fields">
        <SelectField
          id="sample-type"
          label={words.event}
          value={type}
          options={offered.map((one) => [one.type, one.title])}
          error={undefined}
          onChange={setChosen}
        />
        {fields.map((field) =>
          field.kind === "boolean"
            ? (
              <SelectField
                key={field.name}
                id={`sample-${field.name}`}
                label={field.title}
                value={typed[field.name] ?? ""}
                options={[["", words.notGiven], ["yes", words.yes], ["no", words.no]]}
                error={problem(field.name)}
                onChange={(text) => change(field.name, text)}
              />
            )
            : (
              <TextField
                key={field.name}
                id={`sample-${field.name}`}
                label={field.title}
                {...(field.hint === "" ? null : { hint: field.hint })}
                value={typed[field.name] ?? ""}
                error={problem(field.name)}
                maxLength={100}
                onInput={(text) => change(field.name, text)}
              />
            )
        )}
        <TextField
          id="sample-streak"
          label={words.streak}
          value={typed["streak"] ?? "1"}
          error={problem("streak")}
          maxLength={9}
          onInput={(text) => change("streak", text)}
        />
        <TextField
          id="sample-volumeToday"
          label={words.volume}
          value={typed["volumeToday"] ?? "1"}
          error={problem("volumeToday")}
          maxLength={9}
          onInput={(text) => change("volumeToday", text)}
        />
      </div>
      <div class="rule-sample-results" aria-live="polite">
        <SampleResult id="sample-draft" title={words.draft} answer={draft} beside={now} />
        <SampleResult id="sample-in-force" title={words.inForce} answer={now} beside={null} />
      </div>
      <p class="sr-only">{typeTitle(types, type)}</p>
    </div>
  );
}

function SampleResult({ id, title, answer, beside }: {
  id: string;
  title: string;
  answer: AdminAnswer<SampleResultView> | null;
  /** The result to compare with. */
  beside: AdminAnswer<SampleResultView> | null;
}) {
  const words = wordsOf(rulesWords).sample;
  const difference = answer?.ok && beside?.ok ? answer.data.points - beside.data.points : null;
  return (
    <section class="rule-result" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {answer === null
        ? <p class="group-hint">{words.counting}</p>
        : !answer.ok
        ? (
          <p class="group-hint">
            {answer.code === "rules_contradict" ? words.mend : answer.message}
          </p>
        )
        : (
          <>
            <p class="rule-result-points">
              <Sentence
                text={words.points(answer.data.points)}
                parts={{ points: <strong>{formatNumber(answer.data.points)}</strong> }}
              />
              {difference !== null && difference !== 0 && (
                <span class="rule-difference" data-gain={difference > 0}>
                  {formatSigned(difference)}
                </span>
              )}
            </p>
            <p class="group-hint">
              {answer.data.breakdown.length > 1
                ? answer.data.explanation.arithmetic
                : answer.data.explanation.summary}
            </p>
            <ul class="rule-result-parts">
              {answer.data.explanation.parts.filter(({ kind }) => kind !== "base").map((part) => (
                <li key={part.rule} data-applied={part.isApplied}>
                  {part.isApplied ? <Check size={14} /> : <X size={14} />}
                  <span>
                    <span class="sr-only">{part.isApplied ? words.applies : words.appliesNot}</span>
                    {partName(currentLanguage(), part.rule)} {part.effect}
                    <span class="group-hint">{part.because}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
    </section>
  );
}

/** Scores the sample a moment after each change; null until the first answers. */
function useAnswers(
  rules: Rules,
  type: string | null,
  fields: readonly RuleField[],
  typed: Readonly<Record<string, string>>,
): Answers | null {
  const [answers, setAnswers] = useState<Answers | null>(null);
  const key = JSON.stringify([rules, type, typed]);
  useEffect(() => {
    if (type === null) return;
    let isOver = false;
    const data: Record<string, unknown> = {};
    for (const { name, kind } of fields) {
      const text = (typed[name] ?? "").trim();
      if (text === "") continue;
      data[name] = kind === "boolean"
        ? text === "yes"
        : kind === "number"
        ? typedNumber(text)
        : text;
    }
    const body = {
      event: { type, data },
      streak: typedNumber(typed["streak"] ?? "1"),
      volumeToday: typedNumber(typed["volumeToday"] ?? "1"),
    };
    const timer = setTimeout(async () => {
      const path = "/admin/rules/what-if";
      const both = await Promise.all([
        ask<SampleResultView>("POST", path, { ...body, rules }),
        ask<SampleResultView>("POST", path, body),
      ]);
      if (!isOver) setAnswers(both);
    }, QUIET_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [key]);
  return answers;
}
