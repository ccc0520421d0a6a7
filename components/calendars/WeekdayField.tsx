import { FieldError } from "@/components/admin/Field.tsx";
import { WEEK, weekdayName } from "@/components/shared/weekdays.ts";

/** Chooses the weekdays that are worked. */
export function WeekdayField({ id, label, value, hint, error, onChange }: {
  id: string;
  label: string;
  value: readonly number[];
  hint?: string;
  error?: string | undefined;
  onChange: (weekdays: readonly number[]) => void;
}) {
  return (
    <fieldset class="field weekday-field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      <div class="weekday-choices">
        {WEEK.map((day) => (
          <label key={day} class="weekday-choice" for={day === 1 ? id : `${id}-${day}`}>
            <input
              id={day === 1 ? id : `${id}-${day}`}
              type="checkbox"
              aria-label={weekdayName(day, "long")}
              checked={value.includes(day)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...value, day].sort()
                    : value.filter((one) =>
                      one !== day
                    ),
                )}
            />
            <span aria-hidden="true">{weekdayName(day, "short")}</span>
          </label>
        ))}
      </div>
      {hint && <span class="group-hint">{hint}</span>}
      <FieldError id={`${id}-error`} message={error} />
    </fieldset>
  );
}
