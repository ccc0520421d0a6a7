/** What can become of a webhook. */
export const DELIVERY_STATUSES = [
  "processed",
  "ignored",
  "unparseable",
  "paused",
  "failed",
] as const;
export type DeliveryStatus = typeof DELIVERY_STATUSES[number];

/** Which people of a tool are listed. */
export const PEOPLE_FILTERS = ["waiting", "assigned", "ignored", "all"] as const;
export type PeopleFilter = typeof PEOPLE_FILTERS[number];

/** How long received webhooks are kept, in days. */
export const KEEP_DELIVERIES_DAYS = 90;
