import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { agentPicturesSchema, pictureFileSchema } from "@/core/profile.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { agentText } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const shared = {
  tags: ["Agents"],
  security: [{ key: [] }, { session: [] }],
};
const picture = {
  description: "The picture",
  content: {
    "image/webp": { schema: pictureFileSchema },
  },
};

const MAX_AGENTS = 200;

const pictureRoute = createRoute({
  ...shared,
  method: "get",
  path: "/pictures/{hash}",
  summary: "Get a picture",
  description: "The address never shows another picture, so it may be cached for good.",
  request: {
    params: z.object({
      hash: z.string().regex(/^[0-9a-f]{64}$/, "is not a hash: 64 hexadecimal digits"),
    }),
  },
  responses: { 200: picture, ...refusals(401, 403, 404, 422) },
});

const agentRoute = createRoute({
  ...shared,
  method: "get",
  path: "/agents/{id}/picture",
  summary: "Get the picture of an agent",
  description:
    "404 for agents without one. Everybody sees the pictures of people on the boards; those of " +
    "hidden people only themselves, their manager, admins and keys.",
  request: { params: z.object({ id: agentText }) },
  responses: { 200: picture, 304: { description: "Not changed" }, ...refusals(401, 403, 404) },
});

const listRoute = createRoute({
  ...shared,
  method: "get",
  path: "/pictures",
  summary: "List which agents have a picture",
  request: {
    query: z.object({
      agents: z.string().max(50_000)
        .transform((text) => text.split(",").map(decode))
        .pipe(z.array(agentText).max(MAX_AGENTS))
        .meta({
          type: "string",
          description: "Ids of up to 200 agents, each percent-encoded, with commas between",
        }),
    }),
  },
  responses: {
    200: {
      description:
        "Hashes by the agents' ids; agents without a picture, or hidden from the viewer, are " +
        "left out",
      content: {
        "application/json": { schema: agentPicturesSchema },
      },
    },
    ...refusals(401, 403, 422),
  },
});

/** Registers `/pictures`, `/pictures/{hash}` and `/agents/{id}/picture`. */
export function registerPictures(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { agents } = context.req.valid("query");
    const { viewer, services: { profiles } } = context.var;
    const found = await profiles.picturesOf(viewer, agents);
    return context.json({ pictures: Object.fromEntries(found) }, 200);
  });

  api.openapi(pictureRoute, async (context) => {
    const { hash } = context.req.valid("param");
    const found = await context.var.services.profiles.picture(hash);
    if (!found) throw new ProblemError(notFound("picture"));
    return answer(context, found, "private, max-age=31536000, immutable");
  });

  api.openapi(agentRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { viewer, services: { profiles } } = context.var;
    const found = await profiles.pictureOfAgent(viewer, id);
    if (!found) throw new ProblemError(notFound("picture"));
    return answer(context, found, "private, no-cache");
  });
}

/** Answers with a picture that a browser can only show as a picture. */
function answer(
  context: ApiContext,
  { hash, type, bytes }: {
    readonly hash: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  },
  caching: string,
): Response {
  const etag = `"${hash}"`;
  const headers = {
    etag,
    "cache-control": caching,
    "content-type": type,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  };
  const known = context.req.header("if-none-match")?.split(",").map((tag) => tag.trim()) ?? [];
  if (known.some((tag) => tag === etag || tag === `W/${etag}`)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(new Uint8Array(bytes), { headers });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign stands for itself.
    return text;
  }
}
