import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import { ownPictureSchema, pictureFileSchema } from "@/core/profile.ts";
import { readLimitedBody } from "@/services/content/read_body.ts";
import { MAX_PICTURE_BYTES } from "@/services/profile/encode_picture.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const LIMIT = {
  maxBytes: MAX_PICTURE_BYTES,
  detail: "A picture may have 10 MiB. Make a smaller copy; it is shown with 256 × 256 pixels.",
};

const setRoute = createRoute({
  ...ownRoute,
  method: "put",
  path: "/me/picture",
  summary: "Set one's own picture",
  description: "The body is the file: a still JPEG, PNG or WebP of at most 10 MiB and 2,048 × " +
    "2,048 pixels, judged by its content. The middle square is stored with 256 × 256 pixels, " +
    "encoded again and without metadata.",
  request: {
    body: {
      required: true,
      content: {
        "image/jpeg": { schema: pictureFileSchema },
        "image/png": { schema: pictureFileSchema },
        "image/webp": { schema: pictureFileSchema },
      },
    },
  },
  responses: {
    200: {
      description: "The hash of the picture at `/api/v1/pictures/{hash}`",
      content: { "application/json": { schema: ownPictureSchema } },
    },
    ...refusals(401, 403, 413, 415, 422),
  },
});

const removeRoute = createRoute({
  ...ownRoute,
  method: "delete",
  path: "/me/picture",
  summary: "Remove one's own picture",
  responses: { 204: { description: "Removed" }, ...refusals(401, 403) },
});

/** Registers `PUT` and `DELETE /me/picture`. */
export function registerOwnPicture(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(setRoute, async (context) => {
    const { bytes } = await readLimitedBody(context.req.raw, LIMIT);
    const picture = await context.var.services.profiles.setPicture(signedInPerson(context), bytes);
    return context.json({ picture }, 200);
  });

  api.openapi(removeRoute, async (context) => {
    await context.var.services.profiles.removePicture(signedInPerson(context));
    return context.body(null, 204);
  });
}
