import { useLayoutEffect, useRef } from "preact/hooks";
import { FieldError } from "@/components/admin/Field.tsx";
import { Plus, X } from "@/components/shared/page_icons.ts";
import { integrationSettingWords } from "@/words/integration_settings.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { SeenNames } from "./SeenNames.tsx";
import {
  type DraftErrors,
  type MapNoun,
  type MapRow,
  MAX_NAME,
  nextKey,
} from "./settings_draft.ts";
import type { UnmappedName } from "@/core/integrations/views.ts";

interface Props<M extends string> {
  /** Prefix of the fields' ids: with `stages`, errors are under `stages.<key>`. */
  id: string;
  /** The word for the name of a row, such as "stage". */
  kind: MapNoun;
  example: string;
  rows: readonly MapRow<M>[];
  /** The meanings, in words. */
  words: Readonly<Record<M, string>>;
  /** The meaning of a new row. */
  newMeaning: M;
  /** Names that the tool has sent and that have no meaning yet. */
  unmapped: readonly UnmappedName[];
  errors: DraftErrors;
  onChange: (rows: readonly MapRow<M>[]) => void;
}

/** Maps names of the tool to meanings, one row per name. */
export function MapEditor<M extends string>(props: Props<M>) {
  const words = wordsOf(integrationSettingWords);
  const { id, kind, rows, newMeaning, unmapped, errors, onChange } = props;
  const list = useRef<HTMLDivElement>(null);
  const toFocus = useRef<string | null>(null);
  // Before the next key is typed, so that it goes to the new row.
  useLayoutEffect(() => {
    if (toFocus.current) document.getElementById(toFocus.current)?.focus();
    toFocus.current = null;
  }, [rows.length]);

  const change = (key: number, part: Partial<MapRow<M>>) =>
    onChange(rows.map((row) => row.key === key ? { ...row, ...part } : row));
  /**
   * After adding a known name, the focus goes to its meaning; after adding an empty row, to the
   * name.
   */
  function add(name = "") {
    const key = nextKey(rows);
    toFocus.current = name === "" ? `${id}-${key}` : `${id}-${key}-meaning`;
    onChange([...rows, { key, name, meaning: newMeaning }]);
  }
  function remove(index: number) {
    const neighbor = rows[index + 1] ?? rows[index - 1];
    toFocus.current = neighbor ? `${id}-${neighbor.key}` : `${id}-add`;
    onChange(rows.filter((_, at) => at !== index));
  }

  return (
    <div ref={list} class="map-editor">
      {rows.map((row, index) => (
        <MapEditorRow
          key={row.key}
          {...props}
          row={row}
          index={index}
          onChange={(part) => change(row.key, part)}
          onRemove={() => remove(index)}
        />
      ))}
      <div class="group-row">
        <button id={`${id}-add`} type="button" class="button" onClick={() => add()}>
          <Plus size={14} />
          {words.nouns[kind].add}
        </button>
        <FieldError id={`${id}-error`} message={errors[id]} />
      </div>
      <SeenNames
        id={id}
        kind={kind}
        names={unmapped.filter(({ name }) => !rows.some((row) => row.name.trim() === name))}
        onMap={add}
      />
    </div>
  );
}

/** A name of the tool, what it means, and a button to remove it. */
function MapEditorRow<M extends string>(
  { id, kind, example, words, errors, row, index, onChange, onRemove }:
    & Pick<Props<M>, "id" | "kind" | "example" | "words" | "errors">
    & {
      row: MapRow<M>;
      index: number;
      onChange: (part: Partial<MapRow<M>>) => void;
      onRemove: () => void;
    },
) {
  const texts = wordsOf(integrationSettingWords);
  const { key, name, meaning } = row;
  const error = errors[`${id}.${key}`];
  return (
    <div class="group-row map-row" role="group" aria-label={texts.nouns[kind].nth(index + 1)}>
      <input
        id={`${id}-${key}`}
        class="input"
        value={name}
        maxLength={MAX_NAME}
        placeholder={example}
        aria-label={texts.nouns[kind].id}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? `${id}-${key}-error` : undefined}
        onInput={(event) => onChange({ name: event.currentTarget.value })}
      />
      <span class="map-means">{texts.means}</span>
      <select
        id={`${id}-${key}-meaning`}
        class="input select"
        aria-label={texts.meaningOf(name.trim() || texts.nouns[kind].nth(index + 1))}
        value={meaning}
        onChange={(event) => onChange({ meaning: event.currentTarget.value as M })}
      >
        {Object.entries<string>(words).map(([value, word]) => (
          <option key={value} value={value}>{word}</option>
        ))}
      </select>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.remove(name.trim() || texts.nouns[kind].nth(index + 1))}
        onClick={onRemove}
      >
        <X size={16} />
      </button>
      <FieldError id={`${id}-${key}-error`} message={error} />
    </div>
  );
}
