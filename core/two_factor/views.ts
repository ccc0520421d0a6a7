import { z } from "zod";
import { listOf, shape } from "@/core/shapes.ts";

/** Whether a person's sign-in asks for a code after the password. */
export const twoFactorSchema = shape({
  isOn: z.boolean(),
  hasPassword: z.boolean().describe(
    "Without a password, the person signs in with a provider, which has its own second step",
  ),
  isDemanded: z.boolean().describe("The organization demands it of this person"),
  recoveryCodesLeft: z.int().describe("Recovery codes that were not used yet"),
}).meta({ id: "TwoFactor" });
export type TwoFactorView = z.infer<typeof twoFactorSchema>;

/** What an authenticator app needs to know. */
export const twoFactorSetupSchema = shape({
  secret: z.string().describe("The secret in base 32, to type it by hand"),
  address: z.string().meta({ example: "otpauth://totp/Laurel:ana@example.com?secret=…" }),
  qrCode: z.string().describe("The address as a QR code: an SVG image"),
}).meta({ id: "TwoFactorSetup" });
export type TwoFactorSetup = z.infer<typeof twoFactorSetupSchema>;

/** Recovery codes; they are shown only once. */
export const recoveryCodesSchema = shape({
  recoveryCodes: listOf(z.string()).describe("Each works once in place of a code"),
}).meta({ id: "RecoveryCodes" });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;
