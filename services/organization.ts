import type { Kysely } from "kysely";
import {
  type Installation,
  type Organization,
  type OrganizationSettings,
  organizationSettingsSchema,
} from "@/core/organization/views.ts";
import type { SignInProvider } from "@/core/single_sign_on/provider.ts";
import { changeOrganization, readOrganization } from "@/db/organization.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "./auth/identity.ts";
import type { TwoFactor } from "./auth/mod.ts";
import { ProblemError } from "./problems/mod.ts";

export interface OrganizationInput {
  readonly db: Kysely<Schema>;
  /** Facts about the installation. */
  readonly info: {
    readonly publicUrl?: string | undefined;
    readonly timeZone: string;
    readonly sendsMail?: boolean | undefined;
    readonly isDemo: boolean;
    readonly version: string;
  };
  readonly providers: readonly SignInProvider[];
  readonly twoFactor: TwoFactor;
  /** Called when what people may do has changed. */
  readonly onChanged: () => void;
}

type OrganizationChanges = {
  readonly [K in keyof OrganizationSettings]?: OrganizationSettings[K] | undefined;
};

/** The settings of the organization. */
export interface OrganizationService {
  /** Reads the settings; a setting that was never changed has its default. */
  settings(): Promise<OrganizationSettings>;
  /** Reads the settings, and what the environment sets up. */
  read(): Promise<Organization>;
  /**
   * Changes some settings; those that are left out stay.
   * @throws {ProblemError} `two_factor_needed` when an admin without it demands it of all
   */
  change(changes: OrganizationChanges, viewer: Viewer): Promise<Organization>;
}

/** Reads the settings; a setting that was never changed has its default. */
export async function readOrganizationSettings(db: Kysely<Schema>): Promise<OrganizationSettings> {
  const stored = await readOrganization(db);
  // A setting of a newer version, or one that has become invalid, must not stop everything.
  const known = Object.entries(stored).filter(([name, value]) => {
    const field = organizationSettingsSchema.shape[name as keyof OrganizationSettings];
    return field?.safeParse(value).success ?? false;
  });
  return organizationSettingsSchema.parse(Object.fromEntries(known));
}

export function openOrganization(input: OrganizationInput): OrganizationService {
  const { db } = input;
  const installation = describeInstallation(input);

  const settings = () => readOrganizationSettings(db);

  async function read(): Promise<Organization> {
    return { settings: await settings(), installation };
  }

  return {
    settings,
    read,
    async change(changes, viewer) {
      if (changes.adminsNeedTwoFactor) await requireOwnSecondFactor(input.twoFactor, viewer);
      await changeOrganization(db, changes);
      input.onChanged();
      return await read();
    },
  };
}

/** Whoever demands it of all admins would otherwise lock themselves out. */
async function requireOwnSecondFactor(twoFactor: TwoFactor, viewer: Viewer): Promise<void> {
  if (viewer.kind === "key") return;
  const { isOn, hasPassword } = await twoFactor.read(viewer);
  if (isOn || !hasPassword) return;
  const message = "can be turned on by admins who have two-factor themselves; set yours up first";
  throw new ProblemError({
    status: 409,
    code: "two_factor_needed",
    title: "You have no two-factor yourself",
    detail: "Set up two-factor for yourself first, then demand it of all admins.",
    errors: [{ path: "adminsNeedTwoFactor", message }],
  });
}

function describeInstallation({ info, providers }: OrganizationInput): Installation {
  return {
    publicUrl: info.publicUrl ?? null,
    timeZone: info.timeZone,
    sendsMail: info.sendsMail ?? false,
    providers: providers.map((one) => ({
      id: one.id,
      name: one.name,
      issuer: one.issuer,
      allowedDomains: one.allowedDomains,
      createsAccounts: one.createsAccounts,
      decidesRoles: one.roles !== null,
    })),
    isDemo: info.isDemo,
    version: info.version,
  };
}
