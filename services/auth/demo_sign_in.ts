import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { BetterAuthPlugin } from "better-auth";
import { z } from "zod";
import { normalizeEmail } from "@/core/identity.ts";

/**
 * Adds sign-in without a password for demo accounts. The endpoint exists only when Laurel runs as a
 * demo.
 * @param findDemoUserId returns the id of the demo account with this normalized e-mail
 */
export function demoSignIn(findDemoUserId: (email: string) => Promise<string | undefined>) {
  return {
    id: "laurel-demo",
    endpoints: {
      signInDemo: createAuthEndpoint(
        "/sign-in/demo",
        { method: "POST", body: z.object({ email: z.string().max(254) }) },
        async (ctx) => {
          const refusal = { code: "NOT_A_DEMO_ACCOUNT", message: "There is no such demo account" };
          const userId = await findDemoUserId(normalizeEmail(ctx.body.email));
          const { internalAdapter } = ctx.context;
          const user = userId ? await internalAdapter.findUserById(userId) : null;
          if (!user) throw new APIError("UNAUTHORIZED", refusal);
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ success: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
