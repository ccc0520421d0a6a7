import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import { MAX_SCENES, SCENE_KINDS, SCENE_SECONDS, type SceneKind } from "@/core/wall_scenes.ts";
import { FieldError, SelectField, TextField } from "@/components/admin/Field.tsx";
import { ChevronLeft, Plus, Trash2 } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { sceneWords, wallLinkWords } from "@/words/wall_links.ts";

/** What is typed into the row of a scene. */
export interface SceneDraft {
  readonly kind: SceneKind;
  readonly period: PeriodKind;
  /** A team's id; empty: everyone. */
  readonly team: string;
  readonly seconds: string;
}

/** The scenes that a new link has. */
export const NEW_SCENES: readonly SceneDraft[] = SCENE_KINDS.map((kind) => ({
  kind,
  period: "week",
  team: "",
  seconds: String(SCENE_SECONDS.usual),
}));

/** The id of the first control of the scenes, and of the message about them. */
export const SCENES_ID = "wall-scenes";

/** Which scenes a screen turns through, in which order and for how long. */
export function SceneFields({ scenes, teams, error, onChange }: {
  scenes: readonly SceneDraft[];
  /** The teams to choose from, with their names. */
  teams: readonly (readonly [id: string, name: string])[];
  error: string | undefined;
  onChange: (scenes: readonly SceneDraft[]) => void;
}) {
  const words = wordsOf(wallLinkWords);
  return (
    <fieldset class="field wall-scenes" aria-describedby={`${SCENES_ID}-hint`}>
      <legend>{words.scenes}</legend>
      <span id={`${SCENES_ID}-hint`} class="group-hint">{words.scenesHint}</span>
      <ol class="group-rows">
        {scenes.map((scene, index) => (
          <SceneRow
            key={index}
            scene={scene}
            index={index}
            isOnly={scenes.length === 1}
            teams={teams}
            onChange={(change) => onChange(scenes.with(index, { ...scene, ...change }))}
            onRemove={() => onChange(scenes.toSpliced(index, 1))}
            onEarlier={() =>
              onChange(scenes.with(index - 1, scene).with(index, scenes[index - 1]!))}
          />
        ))}
      </ol>
      <FieldError id={`${SCENES_ID}-error`} message={error} />
      {scenes.length < MAX_SCENES && (
        <button
          type="button"
          class="button"
          onClick={() => onChange([...scenes, NEW_SCENES[0]!])}
        >
          <Plus size={14} />
          {words.add}
        </button>
      )}
    </fieldset>
  );
}

function SceneRow({ scene, index, isOnly, teams, onChange, onRemove, onEarlier }: {
  scene: SceneDraft;
  index: number;
  isOnly: boolean;
  teams: readonly (readonly [id: string, name: string])[];
  onChange: (change: Partial<SceneDraft>) => void;
  onRemove: () => void;
  onEarlier: () => void;
}) {
  const words = wordsOf(wallLinkWords);
  const { kinds, periods } = wordsOf(sceneWords);
  const id = index === 0 ? SCENES_ID : `${SCENES_ID}-${index}`;
  return (
    <li class="group-row group-stack" aria-label={words.scene(index + 1)}>
      <div class="wall-scene-row">
        <SelectField
          id={id}
          label={words.what}
          value={scene.kind}
          options={SCENE_KINDS.map((kind) => [kind, kinds[kind]] as const)}
          error={undefined}
          onChange={(kind) => onChange({ kind: kind as SceneKind })}
        />
        {scene.kind === "board" && (
          <SelectField
            id={`${id}-period`}
            label={words.period}
            value={scene.period}
            options={PERIOD_KINDS.map((kind) => [kind, periods[kind]] as const)}
            error={undefined}
            onChange={(period) => onChange({ period: period as PeriodKind })}
          />
        )}
        <SelectField
          id={`${id}-team`}
          label={words.team}
          value={scene.team}
          options={[["", words.everyone], ...teams]}
          error={undefined}
          onChange={(team) => onChange({ team })}
        />
        <TextField
          id={`${id}-seconds`}
          label={words.seconds}
          value={scene.seconds}
          error={undefined}
          maxLength={3}
          onInput={(seconds) => onChange({ seconds })}
        />
        <span class="wall-scene-buttons">
          <button
            type="button"
            class="icon-button wheel-up"
            aria-label={words.earlier(index + 1)}
            aria-disabled={index === 0}
            onClick={() => index > 0 && onEarlier()}
          >
            <ChevronLeft size={16} />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={words.remove(index + 1)}
            aria-disabled={isOnly}
            onClick={() => !isOnly && onRemove()}
          >
            <Trash2 size={16} />
          </button>
        </span>
      </div>
    </li>
  );
}
