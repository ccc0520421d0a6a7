import { z } from "zod";
import { shape } from "@/core/shapes.ts";
import { isBytes, isPublicKey } from "./environment.ts";

const MAX_ADDRESS = 2_048;

/** Whether Laurel sends Web Push, and whether it does to the browser that asks. */
export const pushViewSchema = shape({
  publicKey: z.string().nullable()
    .describe("What a browser subscribes with; null: Laurel has no keys and sends none"),
  isSubscribed: z.boolean().describe("Whether the browser of this session gets Web Push"),
}).meta({ id: "Push" });
export type PushView = z.infer<typeof pushViewSchema>;

/** A browser's subscription, as `PushSubscription.toJSON()` gives it, and the key that it is for. */
export const pushSubscriptionInput = z.strictObject({
  endpoint: z.string().max(MAX_ADDRESS).describe("The address at the browser's push service"),
  keys: z.strictObject({
    p256dh: z.string().refine(isPublicKey, "must be a public key of the browser in base64url"),
    auth: z.string().refine((text) => isBytes(text, 16), "must be 16 bytes in base64url"),
  }),
  applicationServerKey: z.string().max(200)
    .describe("The public key with which the browser subscribed; it must be Laurel's"),
}).meta({ id: "PushSubscriptionInput" });
export type PushSubscriptionInput = z.infer<typeof pushSubscriptionInput>;
