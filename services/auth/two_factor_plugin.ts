import { twoFactor } from "better-auth/plugins/two-factor";
import type { Sealer } from "@/services/platform/sealed.ts";

/** better-auth's second factor: an authenticator app, and recovery codes. */
export function twoFactorPlugin(sealer: Sealer) {
  return twoFactor({
    issuer: "Laurel",
    schema: {
      user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
      twoFactor: {
        modelName: "two_factors",
        fields: {
          userId: "user_id",
          backupCodes: "backup_codes",
          failedVerificationCount: "failed_verification_count",
          lockedUntil: "locked_until",
        },
      },
    },
    backupCodeOptions: {
      amount: 10,
      // Sealed by Laurel, which shows them after the person has confirmed the app.
      storeBackupCodes: {
        encrypt: (codes) => sealer.seal(codes),
        decrypt: async (sealed) => await sealer.open(sealed) ?? "[]",
      },
    },
    // A lock of the account, counted in the database, against guesses from many addresses.
    accountLockout: { maxFailedAttempts: 10, durationSeconds: 900 },
  });
}
