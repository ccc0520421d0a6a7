/** Which failed deliveries are listed. */
export interface DeliveryFilter {
  readonly direction: "" | "received" | "sent";
  /** The id of an integration or a webhook; empty: all. */
  readonly place: string;
  /** A day; empty: all. */
  readonly since: string;
  readonly shown: "open" | "discarded";
}

/** What is listed at first. */
export const FIRST_FILTER: DeliveryFilter = { direction: "", place: "", since: "", shown: "open" };

/** Returns the path of the first page, below `/api/v1`. */
export function deliveriesPath({ direction, place, since, shown }: DeliveryFilter): string {
  const query = new URLSearchParams({ limit: "50" });
  if (direction !== "") query.set("direction", direction);
  if (place !== "") query.set("place", place);
  if (/^\d{4}-\d{2}-\d{2}$/.test(since)) query.set("since", since);
  if (shown === "discarded") query.set("discarded", "true");
  return `/admin/failed-deliveries?${query}`;
}
