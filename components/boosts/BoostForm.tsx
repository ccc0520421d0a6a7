import type { BoostView } from "@/core/rules/views.ts";
import type { AdminAnswer } from "@/components/admin/admin_api.ts";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { DateTimeField } from "@/components/admin/DayField.tsx";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import type { Draft } from "@/components/admin/use_draft.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { TypeChooser } from "@/components/event_types/TypeChooser.tsx";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { useTeams } from "@/components/people/use_teams.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";
import { type Audience, bodyOfBoost, type BoostDraft, suggestBoostName } from "./draft.ts";
import { Estimate } from "./Estimate.tsx";

const AUDIENCES: readonly Audience[] = ["everybody", "team", "person"];
const FIELDS = {
  title: "boost-title",
  name: "boost-name",
  factor: "boost-factor",
  types: "boost-types",
  team: "boost-team",
  agent: "boost-person",
  startsAt: "boost-starts",
  endsAt: "boost-ends",
};

/** The form of a boost, with what it would have paid. */
export function BoostForm({ draft, id, action, send, onDone, onCancel, onTheirs, onMine }: {
  draft: Draft<BoostDraft>;
  /** Of the boost that is changed; null: a new one. */
  id: number | null;
  action: string;
  send: (body: object) => Promise<AdminAnswer<BoostView>>;
  onDone: (boost: BoostView) => void;
  onCancel: () => void;
  /** Reads the stored boost into the form. */
  onTheirs?: () => void;
  /** Reads only its revision again. */
  onMine?: () => Promise<void>;
}) {
  const words = wordsOf(boostWords).form;
  const { timeZone } = usePage();
  const form = useForm(FIELDS);
  const teams = useTeams();
  const { value, change } = draft;
  const { wrong, body } = bodyOfBoost(value, timeZone);
  const isValid = Object.keys(wrong).length === 0;

  function submit(event: Event) {
    return form.submit(event, {
      wrong,
      send: () => send(body),
      onDone(boost) {
        draft.discard();
        onDone(boost);
      },
    });
  }

  return (
    <form class="new-form boost-form" onSubmit={submit} noValidate>
      <EditConflict
        form={form}
        onTheirs={() => {
          form.clear();
          onTheirs?.();
        }}
        onMine={async () => {
          await onMine?.();
          form.clear();
        }}
      />
      <TextField
        id="boost-title"
        label={words.title}
        placeholder={words.titleExample}
        value={value.title}
        error={form.errors.title}
        maxLength={100}
        isRequired
        onInput={(title) => change({ title })}
      />
      <TextField
        id="boost-name"
        label={words.name}
        hint={words.nameHint}
        placeholder={suggestBoostName(value.title) || words.nameExample}
        value={value.name}
        error={form.errors.name}
        maxLength={50}
        onInput={(name) => change({ name })}
      />
      <div class="boost-pair">
        <TextField
          id="boost-factor"
          label={words.factor}
          hint={words.factorHint}
          value={value.factor}
          error={form.errors.factor}
          maxLength={6}
          onInput={(factor) => change({ factor })}
        />
        <div class="field">
          <span id="boost-audience">{words.audience}</span>
          <Segments
            name="boost-audience"
            label={words.audience}
            options={AUDIENCES.map((one) => [one, words.audiences[one]] as const)}
            value={value.audience}
            on={(audience) => change({ audience })}
          />
        </div>
      </div>
      {value.audience === "team" && (
        <SelectField
          id="boost-team"
          label={words.team}
          value={value.team}
          options={[
            ["", words.chooseTeam],
            ...(teams ?? []).map(({ id, name }) => [id, name] as const),
          ]}
          error={form.errors.team}
          onChange={(team) => change({ team })}
        />
      )}
      {value.audience === "person" && (
        <PersonChooser
          id="boost-person"
          label={words.person}
          error={form.errors.agent}
          selected={value.person}
          onChoose={({ id, name }) => change({ person: { id, name } })}
          onRemove={() => change({ person: null })}
        />
      )}
      <TypeChooser
        id="boost-types"
        label={words.types}
        hint={words.typesHint}
        chosen={value.types}
        error={form.errors.types}
        offers={({ isSendable, isPaid }) => isSendable && isPaid}
        onChange={(types) => change({ types })}
      />
      <div class="boost-pair">
        <DateTimeField
          id="boost-starts"
          label={words.begins}
          value={value.startsAt}
          error={form.errors.startsAt}
          onInput={(startsAt) => change({ startsAt })}
        />
        <DateTimeField
          id="boost-ends"
          label={words.ends}
          value={value.endsAt}
          error={form.errors.endsAt}
          onInput={(endsAt) => change({ endsAt })}
        />
      </div>
      <p class="group-hint">{words.timeZone(timeZone)}</p>
      <Estimate body={isValid ? body : null} id={id} />
      <FormEnd form={form} action={action} onCancel={onCancel} />
    </form>
  );
}
