import type { Achievement } from "@/core/achievements/achievements.ts";
import { CHAT } from "./chat.ts";
import { CONTACTS } from "./contacts.ts";
import { DIALER } from "./dialer.ts";
import { MILESTONES } from "./milestones.ts";
import { PIPELINE } from "./pipeline.ts";
import { STREAKS } from "./streaks.ts";
import { TEAMWORK } from "./teamwork.ts";

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
