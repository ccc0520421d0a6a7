import type { ComponentChildren } from "preact";
import { Search } from "@/components/shared/page_icons.ts";

/** The frame of a search field: the field, with the icon in it. */
export function SearchBox({ children }: { children: ComponentChildren }) {
  return (
    <span class="search-box">
      <Search size={15} />
      {children}
    </span>
  );
}

/** The search field above a list. */
export function SearchInput({ id, label, placeholder, value, onInput }: {
  id: string;
  label: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
}) {
  return (
    <SearchBox>
      <input
        id={id}
        class="input"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        maxLength={200}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </SearchBox>
  );
}

/** A filter above a list: a menu that is tinted while it leaves entries out. */
export function FilterSelect<T extends string>({ label, value, isOn, options, onChange }: {
  label: string;
  value: T;
  isOn: boolean;
  options: readonly (readonly [value: T, text: string])[];
  onChange: (value: T) => void;
}) {
  return (
    <select
      class="input select filter-select"
      data-on={isOn}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as T)}
    >
      {options.map(([one, text]) => <option key={one} value={one}>{text}</option>)}
    </select>
  );
}
