/** What a sender signs besides the body. */
export interface SignedHeaders {
  /** How its headers begin, for messages. */
  readonly prefix: "webhook-" | "svix-";
  /** These three are empty where the header is missing. */
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/**
 * The headers of Standard Webhooks, or those that Svix, where the standard comes from, sends under a
 * name of its own. They are taken as a whole: where both are there, the standard's.
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
