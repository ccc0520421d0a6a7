import type { Achievement } from "./achievements.ts";
import { CHAT } from "./achievements/chat.ts";
import { CONTACTS } from "./achievements/contacts.ts";
import { DIALER } from "./achievements/dialer.ts";
import { MILESTONES } from "./achievements/milestones.ts";
import { PIPELINE } from "./achievements/pipeline.ts";
import { STREAKS } from "./achievements/streaks.ts";
import { TEAMWORK } from "./achievements/teamwork.ts";

/**
 * The achievements that a new installation begins with; they count what the default rules pay. None
 * comes with the first few events: an award is for work, and whoever tries an integration out sees
 * what the rules pay and nothing else.
 */
export const DEFAULT_ACHIEVEMENTS: readonly Achievement[] = [
  ...CHAT,
  ...PIPELINE,
  ...CONTACTS,
  ...DIALER,
  ...STREAKS,
  ...TEAMWORK,
  ...MILESTONES,
];
