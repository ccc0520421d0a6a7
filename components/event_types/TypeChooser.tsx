import type { EventTypeView } from "@/core/event_types/views.ts";
import { SearchField } from "@/components/admin/SearchField.tsx";
import type { Found } from "@/components/admin/use_search_results.ts";
import type { AdminAnswer } from "@/components/admin/admin_api.ts";
import { X } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { typeWords } from "@/words/event_types.ts";
import { readEventTypes, useEventTypes } from "./use_event_types.ts";
import { domainTitle, fits } from "./words.ts";

interface Props {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  placeholder?: string;
  isDisabled?: boolean;
  /** The chosen types, by their `type`. */
  chosen: readonly string[];
  /** Whether only one type can be chosen; another choice then replaces it. */
  isSingle?: boolean;
  /** Which types are offered; all that can be sent by default. */
  offers?: (type: EventTypeView) => boolean;
  onChange: (chosen: readonly string[]) => void;
}

const MAX_SHOWN = 50;

/**
 * Chooses types of events by typing a part of the title, the name or the domain. Chosen types are
 * chips below the field; each can be removed.
 *
 * @example
 * <TypeChooser id="types" label="Event types" chosen={types} onChange={setTypes} />
 */
export function TypeChooser(props: Props) {
  const { id, label, chosen, isSingle = false, offers = isSendable, onChange, ...field } = props;
  const words = wordsOf(typeWords);
  const { list: name, empty, notFound } = words.chooser;
  const { types } = useEventTypes();
  const titles = new Map(types?.map(({ type, title }) => [type, title]));

  async function search(text: string): Promise<AdminAnswer<Found<EventTypeView>>> {
    const answer = types ? { ok: true as const, data: types } : await readEventTypes();
    if (!answer.ok) return answer;
    const found = answer.data.filter((one) => offers(one) && fits(one, text));
    const options = found.slice(0, MAX_SHOWN).map((one) => ({
      key: one.type,
      title: one.title,
      details: [domainTitle(one.domain), one.type],
      value: one,
    }));
    return { ok: true, data: { options, hasMore: found.length > MAX_SHOWN } };
  }

  function remove(type: string) {
    onChange(chosen.filter((one) => one !== type));
    document.getElementById(id)?.focus();
  }

  return (
    <div class="type-chooser">
      <SearchField
        {...field}
        id={id}
        label={label}
        placeholder={field.placeholder ?? words.searchHint}
        words={{ name, empty, notFound }}
        search={search}
        without={chosen}
        onChoose={({ type }) => onChange(isSingle ? [type] : [...chosen, type])}
      />
      {chosen.length > 0 && (
        <ul class="type-chips" aria-label={words.chooser.chosen(label)}>
          {chosen.map((type) => (
            <li key={type} class="person-chip">
              <span class="truncate">
                <bdi>{titles.get(type) ?? type}</bdi>
              </span>
              <button
                type="button"
                class="person-chip-remove"
                aria-label={words.chooser.remove(titles.get(type) ?? type)}
                disabled={field.isDisabled}
                onClick={() => remove(type)}
              >
                <X size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function isSendable(type: EventTypeView): boolean {
  return type.isSendable;
}
