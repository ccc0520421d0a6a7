import { FieldError } from "@/components/admin/Field.tsx";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Badge } from "./Badge.tsx";
import { ICON_NAMES, iconOf } from "./icons.ts";

/** Chooses the icon of an achievement. */
export function IconField({ value, tier, error, onChange }: {
  value: string;
  tier: number;
  error: string | undefined;
  onChange: (icon: string) => void;
}) {
  const words = wordsOf(achievementPageWords);
  const names = ICON_NAMES.includes(value) ? ICON_NAMES : [value, ...ICON_NAMES];
  return (
    <fieldset class="field">
      <legend>{words.icon}</legend>
      <div class="icon-field">
        <Badge icon={value} tier={tier} isEarned size="large" />
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
      </div>
      <FieldError id="achievement-icon-error" message={error} />
    </fieldset>
  );
}
