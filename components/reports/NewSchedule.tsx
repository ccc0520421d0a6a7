import type { Page } from "@/core/shapes.ts";
import type { Role } from "@/core/roles.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { FieldError, SelectField } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { followTo } from "@/components/team/use_address.ts";
import { TeamSwitcher } from "@/components/team/TeamSwitcher.tsx";
import { reportWords } from "@/words/reports.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { reportHref, SENDING_LIST } from "./place.ts";
import { ScheduleFields } from "./ScheduleFields.tsx";
import { useScheduleForm } from "./use_schedule_form.ts";

const CHANNELS = ["mail", "slack"] as const;

/** Sets up a weekly report that is sent. */
export function NewSchedule({ teams, role, sendsMail }: {
  teams: Page<TeamRef> | null;
  role: Role;
  sendsMail: boolean;
}) {
  const words = wordsOf(reportWords);
  const { go, announce } = usePage();
  const first = role === "admin" ? null : teams?.entries[0] ?? null;
  const state = useScheduleForm(null, {
    team: first && { id: first.id, name: first.name },
    channel: sendsMail ? "mail" : "slack",
    recipients: "",
    weekday: "1",
    hour: "8",
    language: currentLanguage(),
    isPaused: false,
  }, (saved) => {
    announce(words.made);
    go(reportHref({ kind: "schedule", id: saved.id }));
  });
  const { draft: { value, change }, form } = state;
  const known = teams?.entries.find(({ id }) => id === value.team?.id);
  return (
    <>
      <PageHead
        title={words.new}
        back={{ ...SENDING_LIST, onClick: followTo(go, SENDING_LIST.href) }}
      />
      <div class="page-body">
        <ScheduleFields
          state={state}
          slackHost={null}
          action={words.add}
          onCancel={() => go(SENDING_LIST.href)}
        >
          <fieldset class="field report-team" id="report-team" tabIndex={-1}>
            <legend>{words.about}</legend>
            <div class="report-bar">
              <TeamSwitcher
                key={value.team?.id ?? ""}
                team={value.team && { members: 0, ...known, ...value.team }}
                initial={role === "admin" ? null : teams}
                everybody={role === "admin"
                  ? { title: words.everybody, onChoose: () => change({ team: null }) }
                  : undefined}
                onChoose={(id, { name }) => change({ team: { id, name } })}
              />
            </div>
            <FieldError id="report-team-error" message={form.errors.team} />
          </fieldset>
          <SelectField
            id="report-channel"
            label={words.how}
            value={value.channel}
            options={CHANNELS.map((one) => [one, words.channels[one]] as const)}
            {...(sendsMail ? {} : { hint: words.noMail })}
            error={form.errors.channel}
            onChange={(channel) => change({ channel: channel as typeof value.channel })}
          />
        </ScheduleFields>
      </div>
    </>
  );
}
