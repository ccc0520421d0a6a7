import type { QuietHours } from "@/core/notifications/quiet_hours.ts";
import type { NotificationSettings } from "@/core/notifications/views.ts";
import { Group } from "@/components/admin/Group.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { notificationSettingsWords } from "@/words/notifications.ts";

const FIRST_CHOICE: QuietHours = { from: 20 * 60, to: 8 * 60 };

/** The hours without banners, in the person's time zone. */
export function QuietGroup({ settings: { quiet, timeZone }, onChange }: {
  settings: NotificationSettings;
  onChange: (quiet: QuietHours | null) => void | Promise<void>;
}) {
  const words = wordsOf(notificationSettingsWords);
  const change = (part: Partial<QuietHours>) => {
    if (quiet !== null) void onChange({ ...quiet, ...part });
  };
  return (
    <Group id="quiet" title={words.quiet}>
      <Switch
        id="quiet-on"
        label={words.quietLabel}
        hint={words.quietHint(timeZone)}
        isOn={quiet !== null}
        onChange={(isOn) => onChange(isOn ? FIRST_CHOICE : null)}
      />
      {quiet !== null && (
        <>
          <TimeRow
            id="quiet-from"
            label={words.from}
            value={quiet.from}
            onChange={(from) => change({ from })}
          />
          <TimeRow
            id="quiet-to"
            label={words.to}
            value={quiet.to}
            onChange={(to) => change({ to })}
          />
        </>
      )}
    </Group>
  );
}

function TimeRow({ id, label, value, onChange }: {
  id: string;
  label: string;
  value: number;
  onChange: (minutes: number) => void;
}) {
  return (
    <div class="group-row setting-row">
      <label class="group-label" for={id}>{label}</label>
      <input
        id={id}
        type="time"
        class="input"
        required
        value={timeText(value)}
        onChange={(event) => {
          const [hours, minutes] = event.currentTarget.value.split(":").map(Number);
          // An empty field is on its way to a time.
          if (hours !== undefined && minutes !== undefined) onChange(hours * 60 + minutes);
        }}
      />
    </div>
  );
}

function timeText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
