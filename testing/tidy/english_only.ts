/**
 * Rooms, islands and routes that still write texts themselves, in English only. The list only gets
 * shorter: a place without such texts must be taken off it.
 */
export const ENGLISH_ONLY: readonly string[] = [
  "components/activity",
  "components/boosts",
  "components/calendars",
  "components/corrections",
  "components/event_types",
  "components/integrations",
  "components/leaderboards",
  "components/rules",
  "components/wall",
  "components/wall_links",
  "components/wheel",
  "islands/Boosts.tsx",
  "islands/Calendars.tsx",
  "islands/EventTypes.tsx",
  "islands/Integrations.tsx",
  "islands/Rules.tsx",
  "islands/WallLinks.tsx",
  "islands/WheelSettings.tsx",
  "routes/admin/boosts/[...path].tsx",
  "routes/admin/calendars/[...path].tsx",
  "routes/admin/event-types/[...path].tsx",
  "routes/admin/integrations/[...path].tsx",
  "routes/admin/rules/[...path].tsx",
  "routes/admin/wall-links/[...path].tsx",
  "routes/admin/wheel/[...path].tsx",
  "routes/wall/[token].tsx",
];
