/** The signed headers of a webhook. */
export interface SignedHeaders {
  /** The prefix of its headers, for messages. */
  readonly prefix: "webhook-" | "svix-";
  /** Id, time and signature are empty where their header is missing. */
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/**
 * Returns the headers of Standard Webhooks, or those with the prefix of Svix, where the standard
 * comes from. The two sets are never mixed: the standard's come first.
 */
export function signedHeaders(headers: Readonly<Record<string, string>>): SignedHeaders {
  const read = (prefix: SignedHeaders["prefix"]) => ({
    prefix,
    id: headers[`${prefix}id`] ?? "",
    timestamp: headers[`${prefix}timestamp`] ?? "",
    signature: headers[`${prefix}signature`] ?? "",
  });
  const standard = read("webhook-");
  const svix = read("svix-");
  return svix.signature !== "" && standard.signature === "" ? svix : standard;
}
