import type { TeamView } from "@/core/agents/views.ts";
import { SelectField } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { PersonChooser } from "@/components/people/PersonChooser.tsx";
import { X } from "@/components/shared/page_icons.ts";
import { holdoutWords } from "@/words/holdouts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { HoldoutInput } from "./holdout_input.ts";

const SHARES = ["10", "20", "30", "40", "50"];

/** Chooses the people of a holdout: a share of a team, or one by one. */
export function HoldoutPeople({ value, teams, errors, onChange }: {
  value: HoldoutInput;
  /** Null until they are there. */
  teams: readonly TeamView[] | null;
  errors: FieldErrors;
  onChange: (change: Partial<HoldoutInput>) => void;
}) {
  const words = wordsOf(holdoutWords);
  const { kind, team, share, chosen } = value;
  if (kind === "drawn") {
    return (
      <>
        <SelectField
          id="holdout-team"
          label={words.of}
          value={team}
          options={[
            ["", words.everybody],
            ...(teams ?? []).map(({ id, name }) => [id, name] as const),
          ]}
          error={errors["people.team"]}
          onChange={(next) => onChange({ team: next })}
        />
        <SelectField
          id="holdout-share"
          label={words.share}
          value={share}
          options={SHARES.map((one) => [one, words.percent(Number(one))] as const)}
          error={errors["people.share"]}
          onChange={(next) => onChange({ share: next })}
        />
      </>
    );
  }
  return (
    <>
      <PersonChooser
        id="holdout-agents"
        label={words.who}
        error={errors["people.agents"]}
        onChoose={({ id, name }) => {
          if (!chosen.some((one) => one.id === id)) onChange({ chosen: [...chosen, { id, name }] });
        }}
      />
      {chosen.length > 0 && (
        <ul class="group-rows" aria-label={words.chosen}>
          {chosen.map(({ id, name }) => (
            <li key={id} class="group-row">
              <span class="group-label">
                <bdi>{name}</bdi>
              </span>
              <button
                type="button"
                class="button"
                aria-label={words.remove(name)}
                onClick={() => onChange({ chosen: chosen.filter((one) => one.id !== id) })}
              >
                <X size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
