import { problemSchema } from "@/core/problems/views.ts";

const MEANINGS = {
  400: "The body is not JSON, not UTF-8, or not compressed as it says",
  401: "No valid key or session",
  403: "The key may not do this",
  404: "Not found, or not yours to see",
  405: "The method is not for this address",
  409: "The id is known, with other content",
  413: "The body is too large",
  415: "The content type, its charset or the content encoding is not supported",
  422: "The request is not valid",
  426: "Only for WebSocket clients",
  429: "Too much at once",
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
