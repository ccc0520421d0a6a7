import type { ComponentChildren } from "preact";
import { EditConflict } from "@/components/admin/EditConflict.tsx";
import { FieldError, SelectField, TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Switch } from "@/components/admin/Switch.tsx";
import type { ScheduleForm } from "./use_schedule_form.ts";
import { HOURS, WEEKDAYS } from "./words.ts";

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
  const { timeZone } = usePage();
  const { draft: { value, change }, form } = state;
  return (
    <form class="new-form report-form" onSubmit={state.save} noValidate>
      {children}
      {value.channel === "mail"
        ? (
          <div class="field">
            <label for="report-recipients">E-mail addresses</label>
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
              One a line, at most 20. They need no account.
            </span>
            <FieldError id="report-recipients-error" message={form.errors.recipients} />
          </div>
        )
        : (
          <TextField
            id="report-slack-url"
            label="Slack webhook URL"
            hint={slackHost === null
              ? "From Slack: Apps, Incoming Webhooks. It is stored encrypted and not shown again."
              : `One for ${slackHost} is stored and not shown again. Paste another to replace it.`}
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
          label="Day"
          value={value.weekday}
          options={WEEKDAYS}
          error={form.errors.weekday}
          onChange={(weekday) => change({ weekday })}
        />
        <SelectField
          id="report-hour"
          label="Hour"
          value={value.hour}
          options={HOURS}
          error={form.errors.hour}
          onChange={(hour) => change({ hour })}
        />
      </div>
      <p class="group-hint">
        In the time zone {timeZone}. The report is about the last week that is over.
      </p>
      <div class="group-rows">
        <Switch
          id="report-paused"
          label="Paused"
          hint="Nothing is sent while it is paused, and nothing later for the weeks in between."
          isOn={value.isPaused}
          onChange={(isPaused) => change({ isPaused })}
        />
      </div>
      <EditConflict form={form} onTheirs={state.takeTheirs} onMine={state.keepMine} />
      <FormEnd form={form} action={action} isOff={isOff === true} onCancel={onCancel} />
    </form>
  );
}
