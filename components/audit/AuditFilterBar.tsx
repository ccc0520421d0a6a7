import { useEffect, useRef, useState } from "preact/hooks";
import type { AuditAction } from "@/core/audit.ts";
import { SearchBox } from "@/components/admin/ListFilters.tsx";
import { X } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { auditWords } from "@/words/audit.ts";
import { actionInWords, kindInWords } from "./words.ts";
import { type AuditFilters, NO_FILTERS, queryOf } from "./filters.ts";

const OUTCOMES = ["done", "refused", "failed", "running"] as const;

/** How long somebody pauses in typing before the list follows. */
const PAUSE_MILLISECONDS = 350;

/** The filters above the list. */
export function AuditFilterBar({ filters, actions, onChange }: {
  filters: AuditFilters;
  actions: readonly AuditAction[];
  onChange: (some: Partial<AuditFilters>) => void;
}) {
  const words = wordsOf(auditWords).filters;
  const { outcomes } = wordsOf(auditWords);
  const { objectKind, objectId } = filters;

  /** Removes filters, and moves the focus, because the button that did it may be gone. */
  function remove(some: Partial<AuditFilters>) {
    onChange(some);
    document.getElementById("audit-q")?.focus();
  }

  return (
    <form class="audit-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <SearchBox>
        <TypedFilter
          id="audit-q"
          label={words.search}
          type="search"
          placeholder={words.placeholder}
          value={filters.q}
          onChange={(q) => onChange({ q })}
        />
      </SearchBox>
      <div class="audit-choices">
        <Choice
          id="audit-action"
          label={words.what}
          all={words.everything}
          options={actions.map((one) => [one.action, actionInWords(one)])}
          value={filters.action}
          onChange={(action) => onChange({ action })}
        />
        <label class="audit-filter" for="audit-actor">
          {words.who}
          <TypedFilter
            id="audit-actor"
            type="text"
            placeholder={words.anyone}
            value={filters.actor}
            onChange={(actor) => onChange({ actor })}
          />
        </label>
        <Choice
          id="audit-outcome"
          label={words.outcome}
          all={words.any}
          options={OUTCOMES.map((one) => [one, outcomes[one]] as const)}
          value={filters.outcome}
          onChange={(outcome) => onChange({ outcome })}
        />
        <DayFilter
          id="audit-from"
          label={words.from}
          value={filters.from}
          on={(from) => onChange({ from })}
        />
        <DayFilter
          id="audit-to"
          label={words.to}
          value={filters.to}
          on={(to) => onChange({ to })}
        />
      </div>
      {queryOf(filters) !== "" && (
        <p class="audit-chips">
          {(objectKind !== "" || objectId !== "") && (
            <button
              type="button"
              class="audit-chip"
              aria-label={words.remove(kindInWords(objectKind), objectId)}
              onClick={() => remove({ objectKind: "", objectId: "" })}
            >
              <span class="truncate">
                {kindInWords(objectKind)} <bdi>{objectId}</bdi>
              </span>
              <X size={13} />
            </button>
          )}
          <button type="button" class="button" onClick={() => remove(NO_FILTERS)}>
            {words.clear}
          </button>
        </p>
      )}
    </form>
  );
}

/** A text field that applies what was typed after a pause, or at once with Enter. */
function TypedFilter({ id, label, type, placeholder, value, onChange }: {
  id: string;
  /** The name of a field without a visible label. */
  label?: string;
  type: "text" | "search";
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  // The address changed by itself, for example with the back button.
  useEffect(() => {
    clearTimeout(timer.current);
    setTyped((now) => now.trim() === value ? now : value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function apply(text: string) {
    clearTimeout(timer.current);
    if (text.trim() !== value) onChange(text.trim());
  }

  return (
    <input
      id={id}
      class="input"
      type={type}
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      value={typed}
      onInput={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => apply(text), PAUSE_MILLISECONDS);
      }}
      onKeyDown={(event) => event.key === "Enter" && apply(typed)}
    />
  );
}

function Choice({ id, label, all, options, value, onChange }: {
  id: string;
  label: string;
  all: string;
  options: readonly (readonly [value: string, title: string])[];
  value: string;
  onChange: (value: string) => void;
}) {
  const isKnown = value === "" || options.some(([one]) => one === value);
  return (
    <label class="audit-filter" for={id}>
      {label}
      <select
        id={id}
        class="input select"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{all}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(([one, title]) => <option key={one} value={one}>{title}</option>)}
      </select>
    </label>
  );
}

function DayFilter(
  { id, label, value, on }: { id: string; label: string; value: string; on: (day: string) => void },
) {
  return (
    <label class="audit-filter" for={id}>
      {label}
      <input
        id={id}
        class="input"
        type="date"
        value={value}
        onChange={(event) => on(event.currentTarget.value)}
      />
    </label>
  );
}
