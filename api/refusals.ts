import { problemSchema } from "@/core/problems/views.ts";

const MEANINGS = {
  400: "The body is not JSON, not UTF-8, or not compressed as its header says",
  401: "No valid key or session",
  403: "The key may not do this",
  404: "Not found, or the viewer may not see it",
  405: "This address does not support the method",
  409: "The id exists already, with other content",
  413: "The body is too large",
  415: "The content type, its charset or the content encoding is not supported",
  422: "The request is not valid",
  426: "Only for WebSocket clients",
  429: "Too many requests",
  503: "Not available right now",
} as const;

/** Returns the error answers of a route, for its description. */
export function refusals<S extends keyof typeof MEANINGS>(...statuses: S[]) {
  const entries = statuses.map((status) => [status, {
    description: MEANINGS[status],
    content: { "application/problem+json": { schema: problemSchema } },
  }]);
  return Object.fromEntries(entries) as Record<S, {
    description: string;
    content: { "application/problem+json": { schema: typeof problemSchema } };
  }>;
}
