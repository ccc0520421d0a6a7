import type { WallLinkView } from "@/core/wall_links.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { SelectField, TextField } from "@/components/admin/Field.tsx";
import type { FieldErrors } from "@/components/admin/use_form.ts";
import { useTeams } from "@/components/people/use_teams.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { wallLinkWords } from "@/words/wall_links.ts";
import { wallLanguages, type WallLinkDraft } from "./draft.ts";
import { SceneFields, SCENES_ID } from "./SceneFields.tsx";

const MAX_NAME = 80;

/** The ids of the controls, for `useForm`. */
export const WALL_LINK_FIELDS = {
  name: "wall-name",
  scenes: SCENES_ID,
  language: "wall-language",
  expiresAt: "wall-last-day",
};

/** The fields of a wall link. */
export function WallLinkFields({ value, errors, stored = [], onChange }: {
  value: WallLinkDraft;
  errors: FieldErrors;
  /** The stored scenes, so that the names of their teams are there before the teams are read. */
  stored?: WallLinkView["scenes"];
  onChange: (change: Partial<WallLinkDraft>) => void;
}) {
  const words = wordsOf(wallLinkWords);
  const known = stored.flatMap(({ team }) => team ? [team] : []);
  const teams = new Map((useTeams() ?? known).map(({ id, name }) => [id, name]));
  return (
    <>
      <TextField
        id={WALL_LINK_FIELDS.name}
        label={words.name}
        hint={words.nameHint}
        placeholder={words.nameExample}
        value={value.name}
        error={errors.name}
        maxLength={MAX_NAME}
        isRequired
        onInput={(name) => onChange({ name })}
      />
      <SceneFields
        scenes={value.scenes}
        teams={[...teams]}
        error={errors.scenes}
        onChange={(scenes) => onChange({ scenes })}
      />
      <SelectField
        id={WALL_LINK_FIELDS.language}
        label={words.language}
        value={value.language}
        options={wallLanguages()}
        error={errors.language}
        onChange={(language) => onChange({ language: language as WallLinkDraft["language"] })}
      />
      <DayField
        id={WALL_LINK_FIELDS.expiresAt}
        label={words.lastDay}
        hint={words.lastDayHint}
        value={value.lastDay}
        error={errors.expiresAt}
        onInput={(lastDay) => onChange({ lastDay })}
      />
    </>
  );
}
