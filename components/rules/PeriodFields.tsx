import type { Day } from "@/core/calendars/calendar.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { Segments } from "@/components/shared/Segments.tsx";
import { localDay } from "@/components/shared/local_day.ts";

/** A period of days, both of which are included. */
export interface DayPeriod {
  readonly choice: "week" | "month" | "own";
  readonly from: Day;
  readonly to: Day;
}

const CHOICES = [["week", "Past 7 days"], ["month", "Past 30 days"], [
  "own",
  "Other days",
]] as const;
const DAYS = { week: 7, month: 30, own: 7 };
const DAY_MILLISECONDS = 86_400_000;

/** Returns the past days that a choice stands for. */
export function periodOf(choice: DayPeriod["choice"], now: number, timeZone: string): DayPeriod {
  const to = localDay(new Date(now), timeZone);
  const first = Date.parse(`${to}T00:00:00Z`) - (DAYS[choice] - 1) * DAY_MILLISECONDS;
  return { choice, from: new Date(first).toISOString().slice(0, 10), to };
}

/** Chooses a period: the past week, the past month, or days. */
export function PeriodFields({ name, period, errors, now, timeZone, onChange }: {
  /** Unique on the page. */
  name: string;
  period: DayPeriod;
  errors: Readonly<Record<string, string | undefined>>;
  now: number;
  timeZone: string;
  onChange: (period: DayPeriod) => void;
}) {
  const day = (field: "from" | "to", label: string) => {
    const id = `${name}-${field}`;
    const error = errors[field];
    return (
      <div class="field">
        <label for={id}>{label}</label>
        <input
          id={id}
          class="input"
          type="date"
          value={period[field]}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={error && `${id}-error`}
          onInput={(event) => onChange({ ...period, [field]: event.currentTarget.value })}
        />
        <FieldError id={`${id}-error`} message={error} />
      </div>
    );
  };
  return (
    <div class="rule-period">
      <Segments
        name={name}
        label="Period"
        options={CHOICES}
        value={period.choice}
        on={(choice) =>
          onChange(choice === "own" ? { ...period, choice } : periodOf(choice, now, timeZone))}
      />
      {period.choice === "own" && (
        <div class="rule-days">
          {day("from", "From")}
          {day("to", "To, included")}
        </div>
      )}
      {period.choice !== "own" && (errors["from"] ?? errors["to"]) && (
        <FieldError id={`${name}-error`} message={errors["from"] ?? errors["to"]} />
      )}
    </div>
  );
}
