import type { EventTypeDetail } from "@/core/event_types/views.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FieldError, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { useDraft } from "@/components/admin/use_draft.ts";
import { errorsAtFields, useForm } from "@/components/admin/use_form.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { bodyOf, type TypeDraftText } from "./draft.ts";
import { FieldRows } from "./FieldRows.tsx";
import { ICON_CHOICES, typeIconOf } from "./icons.ts";
import { LiveExample } from "./LiveExample.tsx";
import { PointsFields } from "./PointsFields.tsx";

const CONFLICT = 409;
const PATH = "/admin/event-types";
const DOMAINS = ["chat", "pipeline", "contacts", "dialer", "other"];

interface Props {
  /** Identifies what is typed. */
  name: string;
  base: TypeDraftText;
  /** The type that is edited; null: a new one. */
  stored: EventTypeDetail | null;
  onSaved: (type: EventTypeDetail) => void;
  onCancel: () => void;
  /** Reads the type again after somebody else changed it. */
  onReload: () => void;
}

/** The form of a definition, with an example that changes while somebody types. */
export function TypeForm({ name, base, stored, onSaved, onCancel, onReload }: Props) {
  const words = wordsOf(typeWords).form;
  // The revision belongs to what is typed: a newer one must not slip in under it.
  const draft = useDraft(`event_type_${name}`, { ...base, revision: stored?.revision ?? null });
  const { value } = draft;
  const names = fieldNames(value);
  const form = useForm(names);
  const change = (part: Partial<TypeDraftText>) => draft.change(part);

  function save(event: Event) {
    const type = value.type.trim();
    const body = bodyOf(value);
    return form.submit(event, {
      wrong: {
        ...(value.title.trim() === "" ? { title: words.nameMissing } : {}),
        ...(type === "" ? { type: words.typeMissing } : {}),
      },
      send: () =>
        stored
          ? ask<EventTypeDetail>("PATCH", `${PATH}/${encodeURIComponent(type)}`, {
            ...body,
            ...(value.revision === null ? {} : { revision: value.revision }),
          })
          : ask<EventTypeDetail>("POST", PATH, { type, ...body }),
      onDone(saved) {
        draft.discard();
        onSaved(saved);
      },
      errorsOf: (refusal) =>
        refusal.status === CONFLICT && refusal.code === "edit_conflict"
          ? {}
          : errorsAtFields(refusal, Object.keys(names)),
    });
  }

  return (
    <div class="type-editor">
      <form class="new-form type-form" onSubmit={save} noValidate>
        <TextField
          id="type-title"
          label={words.name}
          hint={words.nameHint}
          value={value.title}
          error={form.errors.title}
          maxLength={100}
          isRequired
          onInput={(title) =>
            change(
              stored || value.type !== typeFrom(value.title)
                ? { title }
                : { title, type: typeFrom(title) },
            )}
        />
        {!stored && (
          <TextField
            id="type-type"
            label={words.type}
            hint={words.typeHint}
            value={value.type}
            error={form.errors.type}
            maxLength={100}
            isRequired
            onInput={(type) => change({ type })}
          />
        )}
        <div class="field">
          <label for="type-domain">{words.domain}</label>
          <input
            id="type-domain"
            class="input"
            list="type-domains"
            value={value.domain}
            maxLength={50}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={form.errors.domain ? "true" : undefined}
            aria-describedby={form.errors.domain ? "type-domain-error" : undefined}
            onInput={(event) => change({ domain: event.currentTarget.value })}
          />
          <datalist id="type-domains">
            {DOMAINS.map((domain) => <option key={domain} value={domain} />)}
          </datalist>
          <FieldError id="type-domain-error" message={form.errors.domain} />
        </div>
        <IconField chosen={value.icon} onChoose={(icon) => change({ icon })} />
        <FieldRows
          fields={value.fields}
          errors={form.errors}
          onChange={(fields) => change({ fields })}
        />
        <PointsFields draft={value} errors={form.errors} onChange={change} />
        <EditConflict
          form={form}
          onTheirs={() => {
            draft.discard();
            form.clear();
            onReload();
          }}
          onMine={async () => {
            const answer = await ask<EventTypeDetail>(
              "GET",
              `${PATH}/${encodeURIComponent(value.type)}`,
            );
            if (!answer.ok) return;
            draft.change({ revision: answer.data.revision });
            form.clear();
          }}
        />
        <FormEnd
          form={form}
          action={stored ? words.save : words.define}
          isOff={stored !== null && !draft.isChanged}
          cancel={stored ? words.discard : words.cancel}
          onCancel={stored && !draft.isChanged ? undefined : () => {
            draft.discard();
            form.clear();
            onCancel();
          }}
        />
      </form>
      <LiveExample draft={value} />
    </div>
  );
}

/** The icon: one of a few. */
function IconField({ chosen, onChoose }: { chosen: string; onChoose: (icon: string) => void }) {
  const choices = ICON_CHOICES.includes(chosen) ? ICON_CHOICES : [...ICON_CHOICES, chosen];
  return (
    <fieldset class="field">
      <legend>{wordsOf(typeWords).form.icon}</legend>
      <div class="type-icons">
        {choices.map((name) => {
          const Icon = typeIconOf(name);
          return (
            <label key={name} class="type-icon-choice" title={name}>
              <input
                type="radio"
                name="type-icon"
                value={name}
                checked={name === chosen}
                aria-label={name}
                onChange={() => onChoose(name)}
              />
              <Icon size={17} />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** Returns the type that a name suggests: `Ticket solved` becomes `ticket_solved`. */
function typeFrom(title: string): string {
  return title.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "_").replaceAll(/^[_0-9]+|_+$/g, "");
}

/** The ids of the controls by the path of the field, in the order of the form. */
function fieldNames({ fields, bonuses }: TypeDraftText): Readonly<Record<string, string>> {
  const ids: Record<string, string> = {
    title: "type-title",
    type: "type-type",
    domain: "type-domain",
  };
  for (const index of fields.keys()) {
    for (const part of ["name", "kind", "minimum", "maximum", "unit"]) {
      ids[`fields.${index}.${part}`] = `type-field-${index}-${part}`;
    }
  }
  ids["fields"] = "type-add-field";
  ids["points.base"] = "type-base";
  ids["points.maxPerDay"] = "type-max-per-day";
  for (const index of bonuses.keys()) {
    ids[`points.bonuses.${index}.name`] = `type-bonus-${index}-name`;
    ids[`points.bonuses.${index}.points`] = `type-bonus-${index}-points`;
    ids[`points.bonuses.${index}`] = `type-bonus-${index}-value`;
  }
  ids["points"] = "type-base";
  return ids;
}
