import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { WallLinkView } from "@/core/wall_links.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { useTeams } from "@/components/people/use_teams.ts";
import { PERIODS } from "./words.ts";

const MAX_NAME = 80;

/** What is typed into the form of a wall link. */
export interface WallLinkDraft {
  readonly name: string;
  readonly period: PeriodKind;
  /** A team's id; empty: everyone. */
  readonly team: string;
  /** The last day on which it works; empty: until it is revoked. */
  readonly lastDay: string;
}

/** The ids of the controls, for `useForm`. */
export const WALL_LINK_FIELDS = {
  name: "wall-name",
  period: "wall-period",
  team: "wall-team",
  expiresAt: "wall-last-day",
};

/** Returns what the API takes. */
export function settingsOf({ name, period, team, lastDay }: WallLinkDraft) {
  return {
    name: name.trim(),
    period,
    team: team === "" ? null : team,
    expiresAt: lastDay === "" ? null : lastDay,
  };
}

/** Returns what is missing before anything is sent. */
export function missingIn({ name }: WallLinkDraft): FieldErrors {
  return name.trim() === "" ? { name: "Give it a name." } : {};
}

/** The fields of a wall link. */
export function WallLinkFields({ value, errors, team, onChange }: {
  value: WallLinkDraft;
  errors: FieldErrors;
  /** The stored team, so that its name is there before the teams are read. */
  team?: WallLinkView["team"];
  onChange: (change: Partial<WallLinkDraft>) => void;
}) {
  const teams = useTeams() ?? (team ? [team] : []);
  return (
    <>
      <TextField
        id={WALL_LINK_FIELDS.name}
        label="Name"
        hint="It is the title on the screen."
        placeholder="Screen in the kitchen"
        value={value.name}
        error={errors.name}
        maxLength={MAX_NAME}
        isRequired
        onInput={(name) => onChange({ name })}
      />
      <SelectField
        id={WALL_LINK_FIELDS.period}
        label="Board"
        value={value.period}
        options={PERIODS}
        error={errors.period}
        onChange={(period) => onChange({ period: period as PeriodKind })}
      />
      <SelectField
        id={WALL_LINK_FIELDS.team}
        label="Who is on it"
        value={value.team}
        options={[["", "Everyone"], ...teams.map(({ id, name }) => [id, name] as const)]}
        error={errors.team}
        onChange={(team) => onChange({ team })}
      />
      <DayField
        id={WALL_LINK_FIELDS.expiresAt}
        label="Last day"
        hint="Leave it empty, and the link works until you revoke it."
        value={value.lastDay}
        error={errors.expiresAt}
        onInput={(lastDay) => onChange({ lastDay })}
      />
    </>
  );
}
