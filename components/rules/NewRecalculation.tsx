import { useState } from "preact/hooks";
import type { RecalculationView } from "@/core/recalculations.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { DateRange } from "@/components/charts/DateRange.tsx";
import { useFormRange } from "@/components/charts/use_range.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { recalculationWords } from "@/words/recalculations.ts";
import { rulesWords } from "@/words/rules.ts";
import { RECALCULATION_LIST, ruleHref } from "./place.ts";
import { type Versions, VERSIONS_PATH } from "./RuleList.tsx";
import { stateWords } from "./words.ts";

/** Chooses the period and the version of a recalculation; then its dry run begins. */
export function NewRecalculation({ versions }: { versions: Versions | null }) {
  const { go } = usePage();
  const remote = useRemote<Versions>(VERSIONS_PATH, { initial: versions });
  return (
    <>
      <PageHead
        title={wordsOf(recalculationWords).form.title}
        back={{ ...RECALCULATION_LIST, onClick: follow(go) }}
      />
      <div class="page-body">
        <RemoteView remote={remote}>{(data) => <Form versions={data} />}</RemoteView>
      </div>
    </>
  );
}

function Form({ versions: { entries } }: { versions: Versions }) {
  const words = wordsOf(recalculationWords).form;
  const { withState } = wordsOf(rulesWords).version;
  const { go, announce, now, timeZone } = usePage();
  const inForce = entries.find(({ isInForce }) => isInForce) ?? entries[0]!;
  const today = localDay(new Date(now), timeZone);
  const period = useFormRange(today, "last7");
  const [version, setVersion] = useState(String(inForce.version));
  const [note, setNote] = useState("");
  const form = useForm({
    from: "recalculation-from",
    to: "recalculation-to",
    ruleVersion: "recalculation-version",
    note: "recalculation-note",
  });

  function make(event: Event) {
    const { from, to: last } = period.chosen.range ?? period.choice;
    // Today is not over; the period ends now.
    const to = last === today ? new Date(now).toISOString() : last;
    return form.submit(event, {
      wrong: { ...period.chosen.wrong },
      send: () =>
        ask<RecalculationView>("POST", "/admin/recalculations", {
          from,
          to,
          ruleVersion: Number(version),
          note: note.trim(),
        }),
      onDone({ id }) {
        announce(words.begins);
        go(ruleHref({ kind: "recalculation", id }));
      },
    });
  }

  return (
    <form class="new-form" onSubmit={make} noValidate>
      <p class="group-note">{words.note}</p>
      <DateRange
        name="recalculation"
        state={period}
        hasComparison={false}
        errors={form.errors}
      />
      <SelectField
        id="recalculation-version"
        label={words.version}
        hint={words.versionHint}
        value={version}
        options={entries.map((one) => [
          String(one.version),
          withState(one.version, stateWords(one.state)) + (one.note === "" ? "" : `: ${one.note}`),
        ])}
        error={form.errors.ruleVersion}
        onChange={setVersion}
      />
      <TextField
        id="recalculation-note"
        label={words.reason}
        hint={words.reasonHint}
        value={note}
        error={form.errors.note}
        maxLength={200}
        onInput={setNote}
      />
      <FormEnd
        form={form}
        action={words.action}
        onCancel={() => go(RECALCULATION_LIST.href)}
      />
    </form>
  );
}
