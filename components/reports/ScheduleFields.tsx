import type { ComponentChildren } from "preact";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FieldError, SelectField, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import { type Language, LANGUAGES } from "@/core/language.ts";
import { reportWords } from "@/words/reports.ts";
import { WEEK, weekdayName } from "@/components/shared/weekdays.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { ScheduleForm } from "./use_schedule_form.ts";
import { HOURS } from "./words.ts";

/** The form of a weekly report: to whom and when. */
export function ScheduleFields({ state, slackHost, action, isOff, onCancel, children }: {
  state: ScheduleForm;
  /** Where the stored Slack address leads; null: there is none. */
  slackHost: string | null;
  action: string;
  isOff?: boolean;
  onCancel?: () => void;
  /** The fields of a new one. */
  children?: ComponentChildren;
}) {
  const words = wordsOf(reportWords);
  const { timeZone } = usePage();
  const { draft: { value, change }, form } = state;
  return (
    <form class="new-form report-form" onSubmit={state.save} noValidate>
      {children}
      {value.channel === "mail"
        ? (
          <div class="field">
            <label for="report-recipients">{words.fields.recipients}</label>
            <textarea
              id="report-recipients"
              class="input report-recipients"
              rows={3}
              maxLength={6_000}
              spellcheck={false}
              autocapitalize="off"
              aria-invalid={form.errors.recipients ? "true" : undefined}
              aria-describedby={form.errors.recipients
                ? "report-recipients-hint report-recipients-error"
                : "report-recipients-hint"}
              value={value.recipients}
              onInput={(event) => change({ recipients: event.currentTarget.value })}
            />
            <span id="report-recipients-hint" class="group-hint">
              {words.fields.recipientsHint}
            </span>
            <FieldError id="report-recipients-error" message={form.errors.recipients} />
          </div>
        )
        : (
          <TextField
            id="report-slack-url"
            label={words.fields.slack}
            hint={slackHost === null ? words.fields.slackHint : words.fields.slackStored(slackHost)}
            placeholder="https://hooks.slack.com/services/…"
            value={state.slackUrl}
            error={form.errors.slackUrl}
            maxLength={256}
            onInput={state.setSlackUrl}
          />
        )}
      <div class="report-when">
        <SelectField
          id="report-weekday"
          label={words.fields.day}
          value={value.weekday}
          options={WEEK.map((day) => [String(day), weekdayName(day, "long")] as const)}
          error={form.errors.weekday}
          onChange={(weekday) => change({ weekday })}
        />
        <SelectField
          id="report-hour"
          label={words.fields.hour}
          value={value.hour}
          options={HOURS}
          error={form.errors.hour}
          onChange={(hour) => change({ hour })}
        />
      </div>
      <p class="group-hint">{words.fields.zone(timeZone)}</p>
      <SelectField
        id="report-language"
        label={words.fields.language}
        value={value.language}
        options={Object.entries(LANGUAGES)}
        {...(value.channel === "mail" ? { hint: words.fields.languageHint } : {})}
        error={form.errors.language}
        onChange={(language) => change({ language: language as Language })}
      />
      <div class="group-rows">
        <Switch
          id="report-paused"
          label={words.fields.paused}
          hint={words.fields.pausedHint}
          isOn={value.isPaused}
          onChange={(isPaused) => change({ isPaused })}
        />
      </div>
      <EditConflict form={form} onTheirs={state.takeTheirs} onMine={state.keepMine} />
      <FormEnd form={form} action={action} isOff={isOff === true} onCancel={onCancel} />
    </form>
  );
}
