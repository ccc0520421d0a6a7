import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import {
  recoveryCodesSchema,
  twoFactorSchema,
  twoFactorSetupSchema,
} from "@/core/two_factor/views.ts";
import type { Visit } from "@/services/auth/client_address.ts";
import type { WithCookies } from "@/services/auth/mod.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { signedInPerson } from "./me/viewer.ts";
import { peerOf } from "./peer.ts";
import { refusals } from "./refusals.ts";

/** Answers contain secrets. */
const neverStored: MiddlewareHandler<ApiEnv> = async (context, next) => {
  context.header("cache-control", "no-store");
  await next();
};

const myRoute = {
  tags: ["Two-factor"],
  security: [{ session: [] }],
  middleware: neverStored,
};

const passwordBody = {
  required: true,
  content: {
    "application/json": {
      schema: z.strictObject({ password: z.string().min(1).max(128) }).meta({ id: "OwnPassword" }),
    },
  },
};

const readRoute = createRoute({
  ...myRoute,
  method: "get",
  path: "/me/two-factor",
  summary: "Read whether my sign-in asks for a code",
  responses: {
    200: {
      description: "Two-factor",
      content: { "application/json": { schema: twoFactorSchema } },
    },
    ...refusals(401, 403),
  },
});

const startRoute = createRoute({
  ...myRoute,
  method: "post",
  path: "/me/two-factor",
  summary: "Start to set up two-factor",
  description: "Makes a secret for an authenticator app. It counts once a code confirmed it.",
  request: { body: passwordBody },
  responses: {
    200: {
      description: "The secret",
      content: { "application/json": { schema: twoFactorSetupSchema } },
    },
    ...refusals(400, 401, 403, 409, 413, 415, 422, 429),
  },
});

const recoveryCodes = {
  description: "Recovery codes, shown only this once",
  content: { "application/json": { schema: recoveryCodesSchema } },
};

const confirmRoute = createRoute({
  ...myRoute,
  method: "post",
  path: "/me/two-factor/confirm",
  summary: "Turn two-factor on with a code of the app",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({ code: z.string().min(1).max(20).meta({ example: "123456" }) })
            .meta({ id: "AppCode" }),
        },
      },
    },
  },
  responses: { 200: recoveryCodes, ...refusals(400, 401, 403, 409, 413, 415, 422, 429) },
});

const renewRoute = createRoute({
  ...myRoute,
  method: "post",
  path: "/me/two-factor/recovery-codes",
  summary: "Make new recovery codes",
  description: "The old ones stop working.",
  request: { body: passwordBody },
  responses: { 200: recoveryCodes, ...refusals(400, 401, 403, 409, 413, 415, 422, 429) },
});

const turnOffRoute = createRoute({
  ...myRoute,
  method: "post",
  path: "/me/two-factor/turn-off",
  summary: "Turn two-factor off",
  request: { body: passwordBody },
  responses: {
    204: { description: "It is off" },
    ...refusals(400, 401, 403, 409, 413, 415, 422, 429),
  },
});

/** Registers `/me/two-factor`. It also answers admins who must set up two-factor first. */
export function registerMyTwoFactor(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    const { twoFactor } = context.var.services.auth;
    return context.json(await twoFactor.read(signedInPerson(context)), 200);
  });

  api.openapi(startRoute, async (context) => {
    const { password } = context.req.valid("json");
    const { twoFactor } = context.var.services.auth;
    const setup = await twoFactor.start(signedInPerson(context), password, fromOf(context));
    return context.json(withCookies(context, setup), 200);
  });

  api.openapi(confirmRoute, async (context) => {
    const { code } = context.req.valid("json");
    const { twoFactor } = context.var.services.auth;
    const codes = await twoFactor.confirm(signedInPerson(context), code, fromOf(context));
    return context.json({ recoveryCodes: withCookies(context, codes) }, 200);
  });

  api.openapi(renewRoute, async (context) => {
    const { password } = context.req.valid("json");
    const { twoFactor } = context.var.services.auth;
    const codes = await twoFactor.renewCodes(signedInPerson(context), password, fromOf(context));
    return context.json({ recoveryCodes: withCookies(context, codes) }, 200);
  });

  api.openapi(turnOffRoute, async (context) => {
    const { password } = context.req.valid("json");
    const { twoFactor } = context.var.services.auth;
    withCookies(
      context,
      await twoFactor.turnOff(signedInPerson(context), password, fromOf(context)),
    );
    return context.body(null, 204);
  });
}

function fromOf(context: ApiContext): Visit {
  return { request: context.req.raw, peer: peerOf(context) };
}

/** Adds the cookies of the renewed session to the answer. */
function withCookies<T>(context: ApiContext, { value, cookies }: WithCookies<T>): T {
  for (const cookie of cookies.getSetCookie()) {
    context.header("set-cookie", cookie, { append: true });
  }
  return value;
}
