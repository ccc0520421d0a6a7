import { FieldError } from "@/components/admin/Field.tsx";
import { ICON_NAMES, iconOf } from "./icons.ts";

/** Chooses the icon of an achievement. */
export function IconField({ value, error, onChange }: {
  value: string;
  error: string | undefined;
  onChange: (icon: string) => void;
}) {
  const names = ICON_NAMES.includes(value) ? ICON_NAMES : [value, ...ICON_NAMES];
  return (
    <fieldset class="field">
      <legend>Icon</legend>
      <div id="achievement-icon" class="icon-choices" tabIndex={-1}>
        {names.map((name) => {
          const Icon = iconOf(name);
          return (
            <label key={name} class="icon-choice" title={name.replaceAll("-", " ")}>
              <input
                type="radio"
                name="achievement-icon"
                value={name}
                checked={name === value}
                aria-label={name.replaceAll("-", " ")}
                onChange={() => onChange(name)}
              />
              <Icon size={18} />
            </label>
          );
        })}
      </div>
      <FieldError id="achievement-icon-error" message={error} />
    </fieldset>
  );
}
