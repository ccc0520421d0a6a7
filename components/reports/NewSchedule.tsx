import type { Page } from "@/core/shapes.ts";
import type { Role } from "@/core/roles.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { FieldError, SelectField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { followTo } from "@/components/team/use_address.ts";
import { TeamSwitcher } from "@/components/team/TeamSwitcher.tsx";
import { reportHref, SENDING_LIST } from "./place.ts";
import { ScheduleFields } from "./ScheduleFields.tsx";
import { useScheduleForm } from "./use_schedule_form.ts";

const CHANNELS = [["mail", "By mail"], ["slack", "To a Slack channel"]] as const;

/** Sets up a weekly report that is sent. */
export function NewSchedule({ teams, role, sendsMail }: {
  teams: Page<TeamRef> | null;
  role: Role;
  sendsMail: boolean;
}) {
  const { go, announce } = usePage();
  const first = role === "admin" ? null : teams?.entries[0] ?? null;
  const state = useScheduleForm(null, {
    team: first && { id: first.id, name: first.name },
    channel: sendsMail ? "mail" : "slack",
    recipients: "",
    weekday: "1",
    hour: "8",
    isPaused: false,
  }, (saved) => {
    announce("The weekly report is set up.");
    go(reportHref({ kind: "schedule", id: saved.id }));
  });
  const { draft: { value, change }, form } = state;
  const known = teams?.entries.find(({ id }) => id === value.team?.id);
  return (
    <>
      <PageHead
        title="New weekly report"
        back={{ ...SENDING_LIST, onClick: followTo(go, SENDING_LIST.href) }}
      />
      <div class="page-body">
        <ScheduleFields
          state={state}
          slackHost={null}
          action="Add Weekly Report"
          onCancel={() => go(SENDING_LIST.href)}
        >
          <fieldset class="field report-team" id="report-team" tabIndex={-1}>
            <legend>About</legend>
            <div class="report-bar">
              <TeamSwitcher
                key={value.team?.id ?? ""}
                team={value.team && { members: 0, ...known, ...value.team }}
                initial={role === "admin" ? null : teams}
                everybody={role === "admin"
                  ? { title: "Everybody", onChoose: () => change({ team: null }) }
                  : undefined}
                onChoose={(id, { name }) => change({ team: { id, name } })}
              />
            </div>
            <FieldError id="report-team-error" message={form.errors.team} />
          </fieldset>
          <SelectField
            id="report-channel"
            label="How"
            value={value.channel}
            options={CHANNELS}
            {...(sendsMail ? {} : { hint: "Mails need a mail server (SMTP_URL); none is set up." })}
            error={form.errors.channel}
            onChange={(channel) => change({ channel: channel as typeof value.channel })}
          />
        </ScheduleFields>
      </div>
    </>
  );
}
