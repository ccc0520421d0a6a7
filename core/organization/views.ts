import { z } from "zod";
import { normalizeName } from "@/core/identity.ts";
import { PROVIDER_IDS } from "@/core/single_sign_on/provider.ts";
import { listOf, shape } from "@/core/shapes.ts";

/**
 * The settings that admins change. To add one, add its field here, with a default, and a control to
 * components/organization: the API, the table and the page's form follow.
 */
export const organizationSettingsSchema = z.strictObject({
  name: z.string().overwrite(normalizeName).max(100).default("")
    .describe("The name of the organization; empty: none is shown").meta({ example: "Acme" }),
  adminsNeedTwoFactor: z.boolean().default(false)
    .describe("Whether admins who sign in with a password must have two-factor"),
  unknownTypes: z.enum(["refuse", "keep"]).default("refuse").describe(
    "What happens to events of a type that nobody has defined: they are refused, or kept without " +
      "points until the type is defined",
  ),
});
export type OrganizationSettings = Readonly<z.output<typeof organizationSettingsSchema>>;

/** What the environment sets up; it changes with a restart. */
const installationSchema = shape({
  publicUrl: z.string().nullable().describe("LAUREL_PUBLIC_URL"),
  timeZone: z.string().describe("LAUREL_TIMEZONE"),
  sendsMail: z.boolean().describe("Whether SMTP_URL is set"),
  providers: listOf(shape({
    id: z.enum(PROVIDER_IDS),
    name: z.string(),
    issuer: z.string(),
    allowedDomains: listOf(z.string()),
    createsAccounts: z.boolean(),
    decidesRoles: z.boolean(),
  })).describe("The providers that people can sign in with"),
  isDemo: z.boolean(),
  version: z.string(),
}).meta({ id: "Installation" });
export type Installation = z.infer<typeof installationSchema>;

/** The organization, as its page shows it. */
export const organizationSchema = shape({
  settings: organizationSettingsSchema.readonly(),
  installation: installationSchema,
}).meta({ id: "Organization" });
export type Organization = z.infer<typeof organizationSchema>;
