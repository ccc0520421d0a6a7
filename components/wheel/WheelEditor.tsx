import { useRef, useState } from "preact/hooks";
import type { SpinStatistics, WheelAnswer } from "@/core/spins/wheel.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { ConfirmDialog } from "@/components/admin/ConfirmDialog.tsx";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { follow } from "@/components/admin/use_path.ts";
import { type Remote, useRemote } from "@/components/admin/use_remote.ts";
import { formatNumber, formatTime } from "@/components/shared/format.ts";
import { Plus } from "@/components/shared/page_icons.ts";
import { formatChance } from "@/components/spins/prize_words.ts";
import { Wheel } from "@/components/spins/Wheel.tsx";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { wheelWords } from "@/words/wheel.ts";
import { wheelDifferences } from "./differences.ts";
import { DifferenceList } from "./DifferenceList.tsx";
import {
  bodyOfWheel,
  draftOfWheel,
  drawnFields,
  expectedPoints,
  type PrizeDraft,
  withNewPrize,
} from "./draft.ts";
import { wheelHref } from "./place.ts";
import { PRIZE_DRAFT_FIELDS, prizeFieldId, PrizeRow } from "./PrizeRow.tsx";

const POLL_MILLISECONDS = 15_000;
/** The paths of what the page reads, below `/api/v1`. */
export const WHEEL_PATH = "/admin/wheel";
export const WHEEL_STATISTICS_PATH = "/admin/wheel/statistics";
/** The key under which the draft is kept; a version that is used again becomes the draft. */
export const WHEEL_DRAFT = "wheel";

/** The wheel of fortune, drawn while its prizes are edited. */
export function WheelEditor({ initial, statistics }: {
  initial: WheelAnswer | null;
  statistics: SpinStatistics | null;
}) {
  const words = wordsOf(wheelWords);
  const { go } = usePage();
  const remote = useRemote<WheelAnswer>(WHEEL_PATH, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial,
  });
  const week = useRemote<SpinStatistics>(WHEEL_STATISTICS_PATH, { initial: statistics });
  return (
    <>
      <PageHead title={words.title}>
        <a class="button" href={wheelHref("history")} onClick={follow(go)}>{words.earlier}</a>
      </PageHead>
      <div class="page-body">
        <RemoteView remote={remote}>
          {(wheel) => <Editor wheel={wheel} remote={remote} week={week.data} />}
        </RemoteView>
      </div>
    </>
  );
}

function Editor({ wheel, remote, week }: {
  wheel: WheelAnswer;
  remote: Remote<WheelAnswer>;
  week: SpinStatistics | null;
}) {
  const words = wordsOf(wheelWords);
  const { announce, timeZone } = usePage();
  const draft = useDraft(WHEEL_DRAFT, draftOfWheel(wheel));
  const { prizes } = draft.value;
  const form = useForm({
    ...Object.fromEntries(
      prizes.flatMap((_, index) =>
        PRIZE_DRAFT_FIELDS.map((field) => [`prizes.${index}.${field}`, prizeFieldId(index, field)])
      ),
    ),
    prizes: "add-prize",
  });
  const [isAsking, setAsking] = useState(false);
  const { wrong, body, sum } = bodyOfWheel(draft.value);
  const isChanged = JSON.stringify(body) !== JSON.stringify(bodyOfWheel(draftOfWheel(wheel)).body);

  const set = (next: readonly PrizeDraft[]) => draft.change({ prizes: next });
  function move(index: number, by: -1 | 1) {
    const next = [...prizes];
    [next[index], next[index + by]] = [next[index + by]!, next[index]!];
    set(next);
    announce(words.moved(index + by + 1));
  }
  function add() {
    set(withNewPrize(prizes));
    // The row is drawn after this.
    setTimeout(() => document.getElementById(prizeFieldId(prizes.length, "title"))?.focus());
  }

  /** Shows what is wrong, or asks before it publishes. */
  async function check(event: Event) {
    event.preventDefault();
    if (Object.keys(wrong).length > 0) {
      return await form.submit(event, {
        wrong,
        send: () => Promise.reject(new Error("nothing is sent while something is wrong")),
        onDone: () => {},
      });
    }
    form.clear();
    if (isChanged) setAsking(true);
  }

  async function publish() {
    await form.submit(new Event("submit"), {
      send: () =>
        ask<WheelAnswer>("POST", WHEEL_PATH, {
          prizes: body,
          expectedRevision: draft.value.version,
        }),
      onDone(published) {
        draft.discard();
        remote.update(() => published);
        announce(words.published(published.version));
        document.querySelector<HTMLElement>(".page-title")?.focus({ preventScroll: true });
      },
    });
    setAsking(false);
  }

  async function keepMine() {
    const answer = await ask<WheelAnswer>("GET", WHEEL_PATH);
    if (!answer.ok) return;
    remote.update(() => answer.data);
    draft.change({ version: answer.data.version });
    form.clear();
  }

  return (
    <>
      <EditConflict
        form={form}
        onTheirs={() => {
          draft.discard();
          form.clear();
          remote.reload();
        }}
        onMine={keepMine}
      />
      <form class="wheel-editor" onSubmit={check} noValidate>
        <Drawing
          prizes={prizes}
          week={week}
          note={words.cost.version(
            wheel.version,
            formatTime(Date.parse(wheel.publishedAt), timeZone),
          )}
        />
        <section aria-labelledby="wheel-prizes">
          <h2 id="wheel-prizes" class="group-title">{words.prizes}</h2>
          <p class="group-note">{words.prizesNote}</p>
          <ul class="group-rows" aria-labelledby="wheel-prizes">
            {prizes.map((prize, index) => (
              <PrizeRow
                key={prize.row}
                prize={prize}
                index={index}
                count={prizes.length}
                chance={body[index]!.weight >= 1
                  ? formatChance(body[index]!.weight, sum)
                  : words.noChance}
                errors={form.errors}
                onChange={(change) =>
                  set(prizes.map((one) => one.row === prize.row ? { ...one, ...change } : one))}
                onMove={(by) => move(index, by)}
                onRemove={() => {
                  set(prizes.filter(({ row }) => row !== prize.row));
                  document.getElementById("add-prize")?.focus();
                }}
              />
            ))}
          </ul>
          <div class="wheel-add">
            <button
              id="add-prize"
              type="button"
              class="button"
              aria-describedby={form.errors.prizes ? "wheel-error" : undefined}
              onClick={add}
            >
              <Plus size={15} />
              {words.add}
            </button>
            <FieldError id="wheel-error" message={form.errors.prizes} />
          </div>
          {form.error && !form.isConflict && <p class="form-error" role="alert">{form.error}</p>}
        </section>
        {isChanged && (
          <div class="save-bar" role="region" aria-label={words.unpublished}>
            <span>{words.unpublishedText}</span>
            <button
              type="button"
              class="button"
              onClick={() => {
                draft.discard();
                form.clear();
              }}
            >
              {words.discard}
            </button>
            <button type="submit" class="button button-primary">{words.publish}</button>
          </div>
        )}
      </form>
      {isAsking && (
        <ConfirmDialog
          title={words.ask.title}
          action={words.ask.action}
          isBusy={form.isBusy}
          onConfirm={publish}
          onCancel={() => setAsking(false)}
        >
          <DifferenceList lines={wheelDifferences(wheel.prizes, body)} />
          <p class="wheel-note">{words.ask.note}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** The wheel as it is typed, and what it costs. */
function Drawing({ prizes, week, note }: {
  prizes: readonly PrizeDraft[];
  week: SpinStatistics | null;
  note: string;
}) {
  const words = wordsOf(wheelWords).cost;
  const turning = useRef<SVGGElement>(null);
  const fields = drawnFields({ prizes });
  const visible = fields.filter(({ weight }) => weight > 0);
  const expected = expectedPoints(fields);
  const average = Math.round(expected * 10) / 10;
  const perWeek = Math.round(expected * (week?.spins ?? 0));
  const strong = (points: number) => <strong>{words.points(points, formatNumber(points))}</strong>;
  return (
    <div class="wheel-drawing">
      {visible.length > 0 && <Wheel fields={fields} turn={0} wheel={turning} />}
      <div class="wheel-numbers" role="status" aria-live="polite">
        <p>
          <Sentence text={words.average} parts={{ points: strong(average) }} />
        </p>
        {week && (
          <p>
            {week.spins === 0 ? words.noSpins : (
              <Sentence
                text={words.week(
                  week.spins,
                  formatNumber(week.spins),
                  formatNumber(week.points),
                )}
                parts={{ points: strong(perWeek) }}
              />
            )}
          </p>
        )}
        <p class="group-hint">{note}</p>
      </div>
    </div>
  );
}
