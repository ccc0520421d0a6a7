import { z } from "zod";
import { earnedAchievementSchema } from "@/core/achievements/views.ts";
import { rankSchema } from "@/core/agents/views.ts";
import { changedBySchema } from "@/core/events/corrections.ts";
import { dayText, listOf, momentText, shape, titlesShape } from "@/core/shapes.ts";
import { NOTIFICATION_KINDS } from "./kinds.ts";

/** What a notification says, by its kind. */
const DATA = {
  level_up: shape({ level: z.int(), rank: rankSchema, previousRank: rankSchema }),
  achievement: earnedAchievementSchema,
  challenge: shape({
    id: z.string(),
    title: z.string(),
    titles: titlesShape,
    pointsEarned: z.int().describe("What was won; 0: the target is reached, and it is not closed"),
  }),
  streak: shape({
    length: z.int().describe("Working days in a row"),
    day: dayText.describe("The day on which it ends unless there is work"),
  }),
  leave: shape({
    state: z.enum(["granted", "declined", "canceled"]),
    first: dayText,
    last: dayText,
    reason: z.string().nullable(),
  }),
  change: shape({
    change: z.enum(["points_corrected", "event_reversed", "work_noted"]),
    title: z.string().describe("What the changed entry is for, or what was decided about"),
    titles: titlesShape,
    points: z.int().describe("By how much it changed what the entry counts"),
    reason: z.string().nullable(),
    by: changedBySchema,
  }),
  boost: shape({
    name: z.string(),
    title: z.string().nullable(),
    factor: z.number(),
    endsAt: momentText,
  }),
  spin: shape({ earnedBy: z.enum(["level", "achievement", "streak"]) }),
};
export type NotificationData = { [K in keyof typeof DATA]: z.infer<typeof DATA[K]> };

/** A kind and the data that belongs to it. */
export type Told = {
  [K in keyof NotificationData]: { readonly kind: K; readonly data: NotificationData[K] };
}[keyof NotificationData];

const shared = {
  id: z.int().describe("Grows: newer ones have greater ids"),
  createdAt: momentText,
  readAt: momentText.nullable(),
};

/** What a person was told. */
const notificationSchema = z.union([
  shape({ ...shared, kind: z.literal("level_up"), data: DATA.level_up }),
  shape({ ...shared, kind: z.literal("challenge"), data: DATA.challenge }),
  shape({ ...shared, kind: z.literal("achievement"), data: DATA.achievement }),
  shape({ ...shared, kind: z.literal("streak"), data: DATA.streak }),
  shape({ ...shared, kind: z.literal("leave"), data: DATA.leave }),
  shape({ ...shared, kind: z.literal("change"), data: DATA.change }),
  shape({ ...shared, kind: z.literal("boost"), data: DATA.boost }),
  shape({ ...shared, kind: z.literal("spin"), data: DATA.spin }),
]).meta({ id: "Notification", description: "What a person was told" });
export type NotificationView =
  & { readonly id: number; readonly createdAt: string; readonly readAt: string | null }
  & Told;

/** A page of notifications with how many are unread in all. */
export const notificationPageSchema = shape({
  entries: listOf(notificationSchema),
  nextCursor: z.string().nullable(),
  unread: z.int().describe("How many of all are neither read nor cleared"),
}).meta({ id: "NotificationPage" });
export type NotificationPage = z.infer<typeof notificationPageSchema>;

/** How many notifications are unread. */
export const unreadSchema = shape({ unread: z.int() }).meta({ id: "UnreadNotifications" });
export type Unread = z.infer<typeof unreadSchema>;

const minutes = z.int().min(0).max(1_439);

/** Hours without banners. */
const quietHoursSchema = shape({
  from: minutes.describe("Minutes after midnight in the person's time zone"),
  to: minutes.describe("The first minute that is not quiet; before `from`: on the next day"),
});

const settings = {
  muted: listOf(z.enum(NOTIFICATION_KINDS)).describe("The kinds that are not told and not kept"),
  quiet: z.union([quietHoursSchema, z.null()]).describe("null: no quiet hours"),
};

/** What a person wants to be told of. */
export const notificationSettingsSchema = shape({
  ...settings,
  timeZone: z.string().describe("The person's time zone, in which the hours are quiet"),
}).meta({ id: "NotificationSettings" });
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

/** What is to be set. */
export const notificationSettingsInput = z.strictObject({
  muted: z.array(z.enum(NOTIFICATION_KINDS)).max(NOTIFICATION_KINDS.length),
  quiet: z.strictObject({ from: minutes, to: minutes }).nullable()
    .refine((hours) => hours === null || hours.from !== hours.to, "begins and ends at one time"),
}).meta({ id: "NotificationSettingsInput" });
export type NotificationSettingsInput = z.infer<typeof notificationSettingsInput>;

/** What the desk knows of notifications before their center is opened. */
export const deskNotificationsSchema = shape({
  unread: z.int(),
  newest: z.int().describe("The newest id; 0: none"),
  settings: notificationSettingsSchema,
});
export type DeskNotifications = z.infer<typeof deskNotificationsSchema>;
