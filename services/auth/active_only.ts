import type { BetterAuthPlugin } from "better-auth";
import { APIError } from "better-auth/api";

/** The code of the answer to a deactivated person who gave the right password. */
export const DEACTIVATED = "ACCOUNT_DEACTIVATED";

/**
 * Refuses sessions to deactivated people, however they sign in. A session is created only after the
 * password was right, so others do not learn that the account exists.
 * @param isDeactivated whether a person may not sign in any more
 */
export function activeOnly(isDeactivated: (userId: string) => Promise<boolean>) {
  return {
    id: "laurel-active-only",
    init: () => ({
      options: {
        databaseHooks: {
          session: {
            create: {
              before: async ({ userId }: { userId: string }) => {
                if (!await isDeactivated(userId)) return;
                throw new APIError("UNAUTHORIZED", {
                  code: DEACTIVATED,
                  message: "This account is deactivated. Ask an admin.",
                });
              },
            },
          },
        },
      },
    }),
  } satisfies BetterAuthPlugin;
}
