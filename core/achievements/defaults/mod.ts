import type { Achievement } from "@/core/achievements/achievements.ts";
import { CHAT } from "./chat.ts";
import { CONTACTS } from "./contacts.ts";
import { DIALER } from "./dialer.ts";
import { MILESTONES } from "./milestones.ts";
import { PIPELINE } from "./pipeline.ts";
import { STREAKS } from "./streaks.ts";
import { TEAMWORK } from "./teamwork.ts";

/**
 * The achievements of a new installation; they count what the default rules pay. The first few
 * events earn none of them: an award is for real work, and a person who tests an integration should
 * see only the points that the rules pay.
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
