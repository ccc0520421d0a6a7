/** What can become of a message to a subscriber. */
export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;
export type DeliveryState = typeof DELIVERY_STATES[number];
