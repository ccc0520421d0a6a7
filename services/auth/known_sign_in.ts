import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import type { BetterAuthPlugin } from "better-auth";
import { z } from "zod";

/** The path of the endpoint; it is not among the endpoints that can be reached from outside. */
export const KNOWN_SIGN_IN_PATH = "/sign-in/known";

/**
 * Adds the endpoint with which Laurel itself starts a session for an account that it has
 * identified, for example by the answer of an OpenID provider.
 */
export function knownSignIn() {
  return {
    id: "laurel-known",
    endpoints: {
      signInKnown: createAuthEndpoint(
        KNOWN_SIGN_IN_PATH,
        { method: "POST", body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new Error(`there is no account ${ctx.body.userId}`);
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ success: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
